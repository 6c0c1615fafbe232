import { type DelegationRow, delegationContract } from '@weicheng/domain/organization';
import { accountContract } from '@weicheng/domain/platform';
import { useState } from 'react';
import { Link } from 'react-router';
import { Button, type Column, DataTable, Empty, Page, StateGlyph } from '../../../shared/parts/index.ts';
import { usePages, useVerb } from '../../../shared/queries.ts';
import { FilterBar, PersonFilter } from '../parts/filters.tsx';
import { useAddress } from '../parts/useAddress.ts';
import { useMay } from '../parts/useMay.ts';
import '../organization.css';
import { EndDelegationForm, GiveForm } from './DelegationForms.tsx';

const states = {
  coming: <StateGlyph shape="empty">还没开始</StateGlyph>,
  running: (
    <StateGlyph shape="half" tone="waiting">
      生效中
    </StateGlyph>
  ),
  over: <StateGlyph shape="ended">已结束</StateGlyph>,
} as const;

const columnsFor = (meId: string | undefined, onEnd: (row: DelegationRow) => void): Column<DelegationRow>[] => [
  { key: 'state', head: '状态', width: '108px', phone: 1, cell: (row) => states[row.state] },
  {
    key: 'who',
    head: '谁委托谁',
    width: 'minmax(0,1.1fr)',
    phone: 1,
    cell: (row) => (
      <span className="cut">
        {row.fromPersonId === meId ? '我' : row.fromName} 委托 <b>{row.toPersonId === meId ? '我' : row.toName}</b>
      </span>
    ),
  },
  { key: 'days', head: '起止', width: '204px', phone: 2, cell: (row) => `${row.from} 至 ${row.endedOn ?? row.until} 前` },
  { key: 'reason', head: '原因', leavesBelow: 720, cell: (row) => <span className="sub cut">{row.reason}</span> },
  {
    key: 'act',
    head: '',
    width: '64px',
    phone: 1,
    cell: (row) =>
      row.state !== 'over' && (
        <Button kind="bare" small why={row.can.end} onClick={() => onEnd(row)}>
          结束
        </Button>
      ),
  },
];

/** 委托: mine, and with 代办委托 everybody's. */
export default function DelegationsPage() {
  const { at, set, clear } = useAddress(['all', 'person']);
  const mayAll = useMay('delegation.edit');
  const me = useVerb(accountContract.me, {}, { staleTime: 60_000 });
  const [giving, setGiving] = useState(false);
  const [ending, setEnding] = useState<DelegationRow | null>(null);
  const all = mayAll && at.all === '1';
  const columns = columnsFor(me.data?.personId, setEnding);
  return (
    <Page
      title="委托"
      sub="出差、休假、学习时，让别人在一段时间里代办"
      fill
      actions={
        <Button kind="main" icon="plus" onClick={() => setGiving(true)}>
          委托
        </Button>
      }
      strip={
        mayAll && (
          <nav className="tabs" aria-label="范围">
            <Link to="/organization/delegations" aria-current={all ? undefined : 'page'}>
              我的
            </Link>
            <Link to="/organization/delegations?all=1" aria-current={all ? 'page' : undefined}>
              全部
            </Link>
            {all && (
              <FilterBar count={at.person ? 1 : 0} onClear={() => set({ person: undefined })}>
                <PersonFilter label="某个人的" value={at.person} onChange={(person) => set({ person })} />
              </FilterBar>
            )}
          </nav>
        )
      }
    >
      {all ? <All columns={columns} personId={at.person} onClear={clear} /> : <Mine columns={columns} onGive={() => setGiving(true)} />}
      {giving && <GiveForm others={mayAll} onClose={() => setGiving(false)} />}
      {ending && <EndDelegationForm delegation={ending} onClose={() => setEnding(null)} />}
    </Page>
  );
}

function Mine({ columns, onGive }: { columns: Column<DelegationRow>[]; onGive: () => void }) {
  const mine = useVerb(delegationContract.mine, {});
  return (
    <DataTable
      label="我的委托"
      columns={columns}
      rows={mine.data?.rows ?? []}
      keyOf={(row) => row.id}
      loading={mine.isPending}
      failure={mine.data ? null : mine.error}
      onRetry={() => void mine.refetch()}
      roomy
      empty={
        <Empty
          action={
            <Button small onClick={onGive}>
              委托
            </Button>
          }
        >
          没有给出或收到的委托。不在岗的几天可以让别人代办，最长 180 天，到期自己失效。
        </Empty>
      }
    />
  );
}

function All({ columns, personId, onClear }: { columns: Column<DelegationRow>[]; personId: string | undefined; onClear: () => void }) {
  const list = usePages(delegationContract.list, { limit: 100, ...(personId ? { personId } : {}) });
  return (
    <DataTable
      label="全部委托"
      columns={columns}
      {...list}
      keyOf={(row) => row.id}
      roomy
      empty={
        <Empty
          action={
            personId ? (
              <Button small onClick={onClear}>
                看全部委托
              </Button>
            ) : undefined
          }
        >
          {personId ? '这个人没有委托。' : '还没有人委托过。'}
        </Empty>
      }
    />
  );
}
