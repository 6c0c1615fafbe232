import { type WebhookRow, webhookContract } from '@weicheng/domain/rectification';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { momentSays } from '../../../shared/moments.ts';
import { Button, type Column, Confirm, DataTable, Empty, Page } from '../../../shared/parts/index.ts';
import { useAct, useVerb } from '../../../shared/queries.ts';
import '../../organization/organization.css';
import { AddWebhook } from './AddWebhook.tsx';
import { hostOf, WebhookStanding } from './WebhookStanding.tsx';

const count = (n: number) => (n > 1000 ? '1000 以上' : String(n));

/** 推送订阅: the systems that are told what became of an issue, each signed with a secret of its own. */
export default function WebhooksPage() {
  const navigate = useNavigate();
  const { data, isPending, error, refetch } = useVerb(webhookContract.list, {});
  const [adding, setAdding] = useState(false);
  const [approving, setApproving] = useState<WebhookRow | null>(null);
  const approve = useAct(webhookContract.approve, { done: '已授权，从现在起的事推送给对方' });
  const manages = data?.can.manage === null;
  const says = new Map(data?.kinds.map(({ kind, says }) => [kind, says]));
  const columns: Column<WebhookRow>[] = [
    { key: 'name', head: '对方系统', phone: 1, cell: (row) => <b>{row.name}</b> },
    { key: 'state', head: '状态', width: '184px', phone: 1, cell: (row) => <WebhookStanding row={row} /> },
    { key: 'host', head: '发到', phone: 2, cell: (row) => <span title={row.address}>{hostOf(row)}</span> },
    {
      key: 'last',
      head: '上次送到',
      width: '120px',
      leavesBelow: 800,
      cell: (row) => (row.lastDeliveredAt ? momentSays(row.lastDeliveredAt) : <span className="faint">还没有</span>),
    },
    { key: 'added', head: '加的人', width: '168px', leavesBelow: 1040, cell: (row) => `${row.createdBy} · ${momentSays(row.createdAt)}` },
    {
      key: 'waits',
      head: '等着送',
      width: '88px',
      align: 'right',
      leavesBelow: 720,
      cell: (row) => (row.waiting > 0 ? count(row.waiting) : <span className="faint">0</span>),
    },
    {
      key: 'dead',
      head: '没送到',
      width: '88px',
      align: 'right',
      leavesBelow: 720,
      cell: (row) => (row.dead > 0 ? <span className="hurts">{count(row.dead)}</span> : <span className="faint">0</span>),
    },
    ...(data?.can.approve === null
      ? [
          {
            key: 'act',
            head: '',
            width: '72px',
            leavesBelow: 560,
            cell: (row: WebhookRow) =>
              !row.approvedAt &&
              !row.endedAt && (
                <Button small kind="main" onClick={() => setApproving(row)}>
                  授权
                </Button>
              ),
          },
        ]
      : []),
  ];
  return (
    <Page
      title="推送订阅"
      sub="问题办到哪一步，主动告诉对方系统"
      fill
      actions={
        <Button kind="main" icon="plus" why={data?.can.manage} onClick={() => setAdding(true)}>
          加推送订阅
        </Button>
      }
    >
      <DataTable
        label="推送订阅"
        columns={columns}
        rows={data?.rows ?? []}
        loading={isPending}
        failure={data ? null : error}
        onRetry={() => void refetch()}
        keyOf={(row) => row.id}
        roomy
        onOpen={(row) => {
          if (manages) void navigate(`/webhooks/${row.id}`);
          else if (!row.approvedAt && !row.endedAt) setApproving(row);
        }}
        empty={
          <Empty>
            {manages ? '还没有推送订阅。城管平台、12345 要知道问题办到哪一步，加一个。' : '还没有推送订阅。系统管理员加了，在这里授权。'}
          </Empty>
        }
      />
      {adding && data && <AddWebhook kinds={data.kinds} onClose={() => setAdding(false)} />}
      <Confirm
        open={approving !== null}
        act="授权"
        object={approving?.name ?? ''}
        onClose={() => setApproving(null)}
        onAct={async () => {
          if (approving) await approve.mutateAsync({ id: approving.id });
        }}
      >
        <p>
          发到 {approving?.address}。推送 {approving?.kinds.length} 种事：
          {approving?.kinds.map((kind) => says.get(kind) ?? kind).join('、')}。只有编号、状态、单位和时间，没有人名、文字和照片。
        </p>
      </Confirm>
    </Page>
  );
}
