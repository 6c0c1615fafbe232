import { useQueryClient } from '@tanstack/react-query';
import {
  type DeliveryRow,
  DeliveryState,
  deliveryStates,
  type WebhookId,
  webhookContract,
  webhookTest,
} from '@weicheng/domain/rectification';
import { type ReactNode, useEffect } from 'react';
import { Link, useParams } from 'react-router';
import { momentSays } from '../../../shared/moments.ts';
import { Button, type Column, DataTable, Empty, ErrorState, LoadingRows, Page, StateGlyph } from '../../../shared/parts/index.ts';
import { useAct, usePages, useVerb } from '../../../shared/queries.ts';
import '../../organization/organization.css';
import { useAddress } from '../../organization/parts/useAddress.ts';
import { useMay } from '../../organization/parts/useMay.ts';
import '../issue/issue.css';
import { WebhookActs, WebhookEnds } from './WebhookActs.tsx';
import { WebhookStanding } from './WebhookStanding.tsx';

const glyphs: Readonly<Record<DeliveryState, ReactNode>> = {
  waiting: <StateGlyph shape="quarter">{deliveryStates.waiting}</StateGlyph>,
  delivered: (
    <StateGlyph shape="done" tone="done">
      {deliveryStates.delivered}
    </StateGlyph>
  ),
  dead: (
    <StateGlyph shape="ended" tone="overdue">
      {deliveryStates.dead}
    </StateGlyph>
  ),
};

function columnsFor(
  says: ReadonlyMap<string, string>,
  readsIssues: boolean,
  ended: boolean,
  onResend: (row: DeliveryRow) => void,
): Column<DeliveryRow>[] {
  return [
    { key: 'at', head: '排上', width: '120px', phone: 2, cell: (row) => momentSays(row.queuedAt) },
    { key: 'kind', head: '事', width: '136px', phone: 1, cell: (row) => says.get(row.kind) ?? row.kind },
    {
      key: 'issue',
      head: '问题',
      width: '88px',
      phone: 1,
      cell: (row) =>
        row.issueId && (readsIssues ? <Link to={`/issues/${row.issueId}`}>{`${row.issueNumber} 号`}</Link> : `${row.issueNumber} 号`),
    },
    { key: 'state', head: '状态', width: '96px', phone: 1, cell: (row) => glyphs[row.state] },
    {
      key: 'says',
      head: '上次送的结果',
      phone: 2,
      cell: (row) => <span title={row.says ?? undefined}>{row.says ?? <span className="faint">还没有送</span>}</span>,
    },
    {
      key: 'next',
      head: '下次',
      width: '120px',
      leavesBelow: 760,
      cell: (row) => row.nextAt && row.attempts > 0 && momentSays(row.nextAt),
    },
    { key: 'tries', head: '送过', width: '72px', align: 'right', leavesBelow: 640, cell: (row) => `${row.attempts} 次` },
    {
      key: 'act',
      head: '',
      width: '72px',
      cell: (row) =>
        row.state === 'dead' &&
        row.issueId &&
        !ended && (
          <Button small onClick={() => onResend(row)}>
            重发
          </Button>
        ),
    },
  ];
}

/** 一个推送订阅: how it stands, and the log of what was sent, with the reason where it did not arrive. */
export default function WebhookPage() {
  const id = (useParams()['id'] ?? '') as WebhookId;
  const { at, set } = useAddress(['state']);
  const state = DeliveryState.safeParse(at.state).data;
  const list = useVerb(webhookContract.list, {});
  const log = usePages(webhookContract.deliveries, { id, limit: 100, ...(state ? { state } : {}) });
  const resend = useAct(webhookContract.resend, { done: '排上了，马上再送' });
  const row = list.data?.rows.find((one) => one.id === id);
  const client = useQueryClient();
  const readsIssues = useMay('issue.read');
  const onItsWay = row?.pausedAt === null && log.rows.some((one) => one.state === 'waiting' && one.attempts === 0);
  useEffect(() => {
    if (!onItsWay) return;
    const again = () =>
      client.invalidateQueries({
        predicate: ({ queryKey: [verb] }) => verb === webhookContract.list.name || verb === webhookContract.deliveries.name,
      });
    const timer = setInterval(() => void again(), 2500);
    return () => clearInterval(timer);
  }, [client, onItsWay]);
  if (!list.data || !row)
    return (
      <Page title="推送订阅">
        {list.data ? (
          <Empty>没有这个推送订阅，回到列表找。</Empty>
        ) : list.error ? (
          <ErrorState failure={list.error} onRetry={() => void list.refetch()} />
        ) : (
          <LoadingRows count={8} />
        )}
      </Page>
    );
  const says = new Map([...list.data.kinds, webhookTest].map(({ kind, says }) => [kind, says]));
  const tabs: readonly { key: DeliveryState | undefined; says: string; count?: number }[] = [
    { key: undefined, says: '全部' },
    { key: 'waiting', says: deliveryStates.waiting, count: row.waiting },
    { key: 'dead', says: deliveryStates.dead, count: row.dead },
  ];
  return (
    <Page title={row.name} sub={row.address} fill actions={<WebhookActs row={row} />}>
      <div className="page-strip wraps">
        <WebhookStanding row={row} />
        {row.pausedWhy && <span className="sub">{row.pausedWhy}。事情照样排着，恢复以后按先后送</span>}
        <span className="sub" title={row.kinds.map((kind) => says.get(kind) ?? kind).join('、')}>
          推送 {row.kinds.length} 种事
        </span>
        <span className="sub grow">{row.approvedAt ? `${row.approvedBy} ${momentSays(row.approvedAt)} 授权` : '等安全管理员授权'}</span>
        <WebhookEnds row={row} />
      </div>
      <nav className="views" aria-label="推送记录">
        {tabs.map(({ key, says, count }) => (
          <button key={says} type="button" aria-current={key === state} onClick={() => set({ state: key })}>
            {says}
            {count !== undefined && (
              <span className={key === 'dead' && count > 0 ? 'count hurts' : 'count'}>{count > 1000 ? '1000+' : count}</span>
            )}
          </button>
        ))}
      </nav>
      <DataTable
        label="推送记录"
        columns={columnsFor(says, readsIssues, row.endedAt !== null, ({ id: deliveryId }) => resend.mutate({ id, deliveryId }))}
        {...log}
        keyOf={(one) => one.id}
        roomy
        empty={
          <Empty>
            {state ? '没有这样的推送。' : row.approvedAt ? '授权以后还没有事要推送。试发一条，看对方收不收得到。' : '授权以后的事才推送。'}
          </Empty>
        }
      />
    </Page>
  );
}
