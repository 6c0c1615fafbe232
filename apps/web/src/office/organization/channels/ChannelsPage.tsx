import { type ChannelRow, channelContract, channelKinds } from '@weicheng/domain/platform';
import { useNavigate } from 'react-router';
import { momentSays } from '../../../shared/moments.ts';
import { Button, type Column, DataTable, Empty, Page, StateGlyph } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';
import '../organization.css';

/** 通知通道: the groups and mailboxes that hear of what happens here, and whether the last message arrived. */
export default function ChannelsPage() {
  const { data, isPending, error, refetch } = useVerb(channelContract.list, {});
  const navigate = useNavigate();
  const columns: Column<ChannelRow>[] = [
    { key: 'name', head: '通道', phone: 1, cell: (row) => <b title={row.name}>{row.name}</b> },
    { key: 'state', head: '状态', width: '168px', phone: 1, cell: (row) => <ChannelState row={row} /> },
    { key: 'kind', head: '种类', width: '96px', leavesBelow: 720, cell: (row) => channelKinds[row.kind] },
    { key: 'unit', head: '范围', width: 'minmax(0,1fr)', phone: 2, cell: (row) => row.unitName ?? '全市' },
    {
      key: 'wants',
      head: '发什么',
      width: 'minmax(0,2fr)',
      phone: 2,
      cell: (row) => {
        const wants = (data?.kinds ?? []).flatMap(({ kind, says }) => (kind in row.wants ? says : [])).join('、');
        return <span title={wants}>{wants}</span>;
      },
    },
    {
      key: 'hours',
      head: '时段',
      width: '112px',
      leavesBelow: 960,
      cell: (row) => `${row.from}—${row.to}`,
    },
    {
      key: 'last',
      head: '最近送达',
      width: '112px',
      leavesBelow: 820,
      cell: (row) => (row.last ? momentSays(row.last.at) : <span className="faint">还没发过</span>),
    },
  ];
  return (
    <Page
      title="通知通道"
      sub="交办、退回、到期这些事，发到单位的群和邮箱"
      fill
      actions={
        <>
          <Button onClick={() => void navigate('/organization/channels/deliveries')}>送达记录</Button>
          <Button kind="main" icon="plus" onClick={() => void navigate('/organization/channels/new')}>
            加通道
          </Button>
        </>
      }
    >
      <DataTable
        label="通知通道"
        columns={columns}
        rows={data?.rows ?? []}
        loading={isPending}
        failure={data ? null : error}
        onRetry={() => void refetch()}
        keyOf={(row) => row.id}
        roomy
        onOpen={(row) => void navigate(`/organization/channels/${row.id}`)}
        empty={<Empty>还没有通道。在企业微信、钉钉、飞书的群里加一个机器人，把它的地址填到这里；也可以发邮件。</Empty>}
      />
    </Page>
  );
}

/** 在用、暂停、没送到, and how much waits. */
export function ChannelState({ row }: { row: ChannelRow }) {
  if (row.pausedAt) return <StateGlyph shape="paused">已暂停</StateGlyph>;
  if (row.last?.state === 'failed')
    return (
      <StateGlyph shape="back" tone="overdue">
        没送到
      </StateGlyph>
    );
  if (row.last?.state === 'waiting' && row.last.reason)
    return (
      <StateGlyph shape="half" tone="soon">
        在重试
      </StateGlyph>
    );
  return <StateGlyph shape="done">{row.waiting > 0 ? `在用，${row.waiting} 条等发` : '在用'}</StateGlyph>;
}
