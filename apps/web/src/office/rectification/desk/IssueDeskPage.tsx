import { type IssueDesk, type IssueRow, issueContract } from '@weicheng/domain/rectification';
import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { type Column, DataTable, Empty, Page } from '../../../shared/parts/index.ts';
import { usePages, useVerb } from '../../../shared/queries.ts';
import { useAddress } from '../../organization/parts/useAddress.ts';
import '../../organization/organization.css';
import '../../plan/plan.css';
import { useSignedIn } from '../../session.ts';
import { IssueClockSays } from '../issue/IssueClockSays.tsx';
import { IssueStateSays } from '../issue/states.tsx';
import { nextAfter, offeredTo } from './desks.ts';
import { OneOnDesk } from './OneOnDesk.tsx';

const columns: Column<IssueRow>[] = [
  { key: 'clock', head: '时限', width: '168px', phone: 1, cell: (row) => <IssueClockSays issue={row} brief /> },
  { key: 'state', head: '状态', width: '88px', phone: 1, cell: (row) => <IssueStateSays state={row.state} /> },
  { key: 'title', head: '问题', width: 'minmax(0,2fr)', phone: 2, cell: (row) => <span title={row.title}>{row.title}</span> },
  { key: 'place', head: '地点', width: 'minmax(0,1.2fr)', phone: 2, cell: (row) => <span title={row.place}>{row.place}</span> },
  { key: 'unit', head: '牵头单位', width: 'minmax(0,1fr)', leavesBelow: 700, cell: (row) => row.leadUnitName ?? '' },
];

const nothing: Readonly<Record<IssueDesk, string>> = {
  owed: '现在没有要你单位整改的问题。',
  toDispatch: '现在没有等着交办的问题。',
  toVerify: '现在没有等你核验的问题。',
  toAnswer: '现在没有等你批复的延期。',
  toRecheck: '现在没有反映没改好的问题。',
};

/** 我的问题: what the unit owes, by clock; what waits for whoever dispatches or verifies. One opens beside the list, is answered there, and the next one follows. */
export default function IssueDeskPage() {
  const { permissions, unitName } = useSignedIn();
  const navigate = useNavigate();
  const { at, set } = useAddress(['pile', 'row']);
  const piles = offeredTo(permissions);
  const pile = piles.find(({ key }) => key === at.pile)?.key ?? piles[0]?.key ?? 'owed';
  const counts = useVerb(issueContract.desk, {}, { keep: true });
  const list = usePages(issueContract.list, { desk: pile, limit: 100 });
  const seen = useRef<{ pile: IssueDesk; ids: string[] }>({ pile, ids: [] });
  const ids = list.rows.map(({ id }) => id as string);
  // one that was answered has left the pile: the one that stood after it is shown
  useEffect(() => {
    if (at.row && !ids.includes(at.row) && seen.current.pile === pile) set({ row: nextAfter(seen.current.ids, ids, at.row) });
    seen.current = { pile, ids };
  });
  const current = list.rows.find(({ id }) => id === at.row);
  return (
    <Page
      title="我的问题"
      sub={unitName ?? '还没有岗位'}
      fill
      aside={current && <OneOnDesk key={current.id} row={current} left={ids.length - 1} onClose={() => set({ row: undefined })} />}
    >
      <nav className="views" aria-label="清单">
        {piles.map(({ key, says }) => {
          const count = counts.data?.[key];
          return (
            <button key={key} type="button" aria-current={key === pile} onClick={() => set({ pile: key, row: undefined })}>
              {says}
              {count && <span className="count">{count.capped ? `${count.value}+` : count.value}</span>}
            </button>
          );
        })}
      </nav>
      <DataTable
        label="问题"
        columns={columns}
        {...list}
        keyOf={(row) => row.id}
        current={at.row ?? null}
        onCurrent={(row) => set({ row: row.id })}
        onOpen={(row) => void navigate(`/issues/${row.id}`)}
        empty={<Empty>{nothing[pile]}</Empty>}
        foot={
          <>
            <span>{list.hasMore ? `已读 ${list.rows.length} 个，往下还有` : `共 ${list.rows.length} 个`}</span>
            <span className="keys">
              <kbd>J</kbd>
              <kbd>K</kbd> 上下 <kbd>Enter</kbd> 打开
            </span>
          </>
        }
      />
    </Page>
  );
}
