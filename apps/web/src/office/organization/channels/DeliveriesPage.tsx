import { channelContract, type Delivery } from '@weicheng/domain/platform';
import { useState } from 'react';
import { momentSays } from '../../../shared/moments.ts';
import { Button, type Column, DataTable, Drawer, Empty, Page, StateGlyph } from '../../../shared/parts/index.ts';
import { useAct, usePages, useVerb } from '../../../shared/queries.ts';
import '../organization.css';
import { FilterBar, PickFilter } from '../parts/filters.tsx';
import { useAddress } from '../parts/useAddress.ts';
import './channels.css';

const states = { waiting: '在重试', delivered: '已送到', failed: '没送到' } as const;

const columns: Column<Delivery>[] = [
  { key: 'title', head: '发了什么', width: 'minmax(0,2fr)', phone: 1, cell: (row) => <span title={row.title}>{row.title}</span> },
  { key: 'state', head: '状态', width: '88px', phone: 1, cell: (row) => <DeliveryState row={row} /> },
  { key: 'channel', head: '通道', width: 'minmax(0,1fr)', phone: 2, cell: (row) => row.channelName },
  {
    key: 'said',
    head: '对方答的、原因',
    width: 'minmax(0,1.5fr)',
    leavesBelow: 820,
    cell: (row) => <span title={row.said}>{row.said}</span>,
  },
  { key: 'attempts', head: '次数', width: '56px', align: 'right', leavesBelow: 960, cell: (row) => row.attempts },
  { key: 'at', head: '时间', width: '112px', phone: 2, cell: (row) => <span className="sub">{momentSays(row.doneAt ?? row.at)}</span> },
];

/** 送达记录: every message, the newest first, with what came of it; one that did not arrive is sent once more. */
export default function DeliveriesPage() {
  const { at, set, count, clear } = useAddress(['channel', 'state'] as const);
  const channels = useVerb(channelContract.list, {});
  const input = channelContract.deliveries.input.safeParse({ channelId: at.channel, state: at.state }).data;
  const list = usePages(channelContract.deliveries, {
    limit: 50,
    ...(input?.channelId && { channelId: input.channelId }),
    ...(input?.state && { state: input.state }),
  });
  const [open, setOpen] = useState<string | null>(null);
  const row = list.rows.find(({ id }) => id === open);
  return (
    <Page
      title="送达记录"
      sub="发出去的每一条，留半年"
      fill
      strip={
        <FilterBar count={count} onClear={clear}>
          <PickFilter
            label="状态"
            value={at.state}
            onChange={(state) => set({ state })}
            choices={Object.entries(states).map(([value, says]) => ({ value, says }))}
          />
          <PickFilter
            label="通道"
            value={at.channel}
            onChange={(channel) => set({ channel })}
            choices={(channels.data?.rows ?? []).map(({ id, name }) => ({ value: id as string, says: name }))}
          />
        </FilterBar>
      }
      aside={row && <Preview row={row} onClose={() => setOpen(null)} />}
    >
      <DataTable
        label="送达记录"
        columns={columns}
        {...list}
        keyOf={(one) => one.id}
        current={open}
        onCurrent={(one) => setOpen(one.id)}
        empty={<Empty>{count > 0 ? '没有符合的。' : '还没有发过。有了要发的事，一分钟内发出。'}</Empty>}
        foot={<span>{list.hasMore ? `已读 ${list.rows.length} 条，往下还有` : `共 ${list.rows.length} 条`}</span>}
      />
    </Page>
  );
}

export function DeliveryState({ row }: { row: Delivery }) {
  if (row.state === 'delivered') return <StateGlyph shape="done">已送到</StateGlyph>;
  if (row.state === 'failed')
    return (
      <StateGlyph shape="back" tone="overdue">
        没送到
      </StateGlyph>
    );
  return (
    <StateGlyph shape="half" tone="soon">
      {row.said ? '在重试' : '在送'}
    </StateGlyph>
  );
}

/** One message as it went out, and what came of it. */
function Preview({ row, onClose }: { row: Delivery; onClose: () => void }) {
  const resend = useAct(channelContract.resend, { done: '在发送时段里，一分钟内重发' });
  return (
    <Drawer
      title={row.title}
      sub={row.channelName}
      onClose={onClose}
      foot={
        <Button
          kind="main"
          busy={resend.isPending}
          why={row.state === 'failed' ? null : '只有没送到的才能重发。'}
          onClick={() => resend.mutate({ id: row.id })}
        >
          重发
        </Button>
      }
    >
      <p>
        <DeliveryState row={row} />
      </p>
      <dl className="defs">
        <div>
          <dt>写成</dt>
          <dd>{momentSays(row.at)}</dd>
        </div>
        <div>
          <dt>试了</dt>
          <dd>{`${row.attempts} 次`}</dd>
        </div>
        {row.said && (
          <div>
            <dt>{row.state === 'delivered' ? '对方答' : '原因'}</dt>
            <dd>{row.said}</dd>
          </div>
        )}
        {row.nextAt && (
          <div>
            <dt>再试</dt>
            <dd>{momentSays(row.nextAt)}</dd>
          </div>
        )}
      </dl>
      <pre className="channel-text">{row.text}</pre>
    </Drawer>
  );
}
