import { type AssignmentRow, assignmentContract } from '@weicheng/domain/plan';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Button, type Column, DataTable, Empty, Page } from '../../../shared/parts/index.ts';
import { toast } from '../../../shared/parts/Toast.tsx';
import { useAct, usePages } from '../../../shared/queries.ts';
import { useAddress } from '../../organization/parts/useAddress.ts';
import { useMay } from '../../organization/parts/useMay.ts';
import '../../organization/organization.css';
import { useSignedIn } from '../../session.ts';
import { ClockSays } from '../parts/ClockSays.tsx';
import { AssignmentStateSays } from '../parts/states.tsx';
import '../plan.css';
import { OneOfMine } from './OneOfMine.tsx';

const tabs = [
  { key: 'owed', says: '要办的', may: 'task.answer' },
  { key: 'toVerify', says: '等我核验、批复', may: 'task.verify' },
  { key: 'over', says: '办过的', may: 'task.answer' },
] as const;
type Tab = (typeof tabs)[number]['key'];

const columns = (tab: Tab): Column<AssignmentRow>[] => [
  { key: 'clock', head: '时限', width: '124px', phone: 1, cell: (row) => <ClockSays clock={row.clock} /> },
  {
    key: 'state',
    head: '状态',
    width: '100px',
    phone: 1,
    cell: (row) =>
      row.extension && tab === 'toVerify' ? <span className="state soon">申请延期</span> : <AssignmentStateSays state={row.state} />,
  },
  {
    key: 'task',
    head: '任务',
    width: 'minmax(0,2.2fr)',
    phone: 2,
    cell: (row) => row.taskTitle,
  },
  ...(tab === 'toVerify'
    ? [{ key: 'unit', head: '单位', width: 'minmax(0,1fr)', phone: 2 as const, cell: (row: AssignmentRow) => row.unitName }]
    : []),
  { key: 'path', head: '编号', width: '116px', leavesBelow: 860, cell: (row) => <span className="sub">{row.taskPath}</span> },
  { key: 'area', head: '领域', width: 'minmax(0,1fr)', leavesBelow: 1000, cell: (row) => <span className="sub">{row.area}</span> },
  {
    key: 'progress',
    head: '进度',
    width: '64px',
    align: 'right',
    leavesBelow: 700,
    cell: (row) => <span className="sub">{row.role === 'supporting' ? '协助' : `${row.progress}%`}</span>,
  },
];

/** 本单位任务: what the unit owes, by clock; and what waits for whoever verifies. One row opens beside the list and is answered there. */
export default function MinePage() {
  const me = useSignedIn();
  const navigate = useNavigate();
  const answers = useMay('task.answer');
  const verifies = useMay('task.verify');
  const { at, set } = useAddress(['tab', 'row']);
  const offered = tabs.filter(({ may }) => (may === 'task.answer' ? answers : verifies));
  const tab = offered.find(({ key }) => key === at.tab)?.key ?? offered[0]?.key ?? 'owed';
  const list = usePages(assignmentContract.list, { tab, limit: 100 });
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const current = list.rows.find((row) => row.id === at.row);
  const chosen = list.rows.filter((row) => ticked.has(row.id));
  return (
    <Page
      title={tab === 'toVerify' ? '等我核验' : '本单位任务'}
      sub={me.unitName ?? '还没有岗位'}
      fill
      aside={current && <OneOfMine key={current.id} row={current} onClose={() => set({ row: undefined })} />}
    >
      <nav className="views" aria-label="清单">
        {offered.map(({ key, says }) => (
          <button
            key={key}
            type="button"
            aria-current={key === tab}
            onClick={() => {
              setTicked(new Set());
              set({ tab: key, row: undefined });
            }}
          >
            {says}
          </button>
        ))}
      </nav>
      {ticked.size > 0 && <Bulk tab={tab} rows={chosen} onDone={() => setTicked(new Set())} />}
      <DataTable
        label="任务"
        columns={columns(tab)}
        {...list}
        keyOf={(row) => row.id}
        current={at.row ?? null}
        onCurrent={(row) => set({ row: row.id })}
        onOpen={(row) => void navigate(`/plan/tasks/${row.taskId}`)}
        {...(tab === 'over' ? {} : { ticked, onTicked: setTicked })}
        empty={
          <Empty>
            {tab === 'owed' ? '现在没有要你单位办的任务。' : tab === 'toVerify' ? '现在没有等你核验或批复的。' : '还没有反馈过的任务。'}
          </Empty>
        }
        foot={
          <>
            <span>{list.hasMore ? `已读 ${list.rows.length} 件，往下还有` : `共 ${list.rows.length} 件`}</span>
            <span className="keys">
              <kbd>J</kbd>
              <kbd>K</kbd> 上下{' '}
              {tab !== 'over' && (
                <>
                  <kbd>空格</kbd> 勾选{' '}
                </>
              )}
              <kbd>Enter</kbd> 打开
            </span>
          </>
        }
      />
    </Page>
  );
}

/** Several at once: each for itself, and what was refused says why. */
function Bulk({ tab, rows, onDone }: { tab: Tab; rows: readonly AssignmentRow[]; onDone: () => void }) {
  const verb = tab === 'toVerify' ? assignmentContract.closeMany : assignmentContract.acknowledgeMany;
  const act = useAct(verb);
  const says = tab === 'toVerify' ? '核验通过' : '签收';
  const fit = rows.filter((row) => row.can[tab === 'toVerify' ? 'close' : 'acknowledge'] === null);
  const go = async () => {
    const { rows: outcomes } = await act.mutateAsync({ items: fit.slice(0, 200).map(({ id, revision }) => ({ id, revision })) });
    const refused = outcomes.filter((one) => one.refusal !== null);
    toast(
      refused.length === 0
        ? `${says} ${outcomes.length} 件`
        : `${says} ${outcomes.length - refused.length} 件，${refused.length} 件没有办成：${refused[0]?.refusal ?? ''}`,
      refused.length > 0 ? 'refused' : undefined,
    );
    onDone();
  };
  return (
    <div className="page-strip">
      <div className="bulk">
        <span>勾选 {rows.length} 件</span>
        <Button
          small
          kind="main"
          busy={act.isPending}
          why={fit.length === 0 ? `勾选的都不能${says}。` : null}
          onClick={() => void go().catch(() => {})}
        >
          {says} {fit.length} 件
        </Button>
        <Button small kind="bare" onClick={onDone}>
          不选了
        </Button>
      </div>
    </div>
  );
}
