import { addDays } from '@weicheng/domain/kernel';
import { type IssueId, type IssueRow, issueContract, issueSeverities, issueSources, issueStates } from '@weicheng/domain/rectification';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Output } from '../../../shared/api.ts';
import { download } from '../../../shared/bytes.ts';
import { today } from '../../../shared/moments.ts';
import { Button, DataTable, Empty, Page } from '../../../shared/parts/index.ts';
import { usePages, useVerb } from '../../../shared/queries.ts';
import type { DataTableProps } from '../../../shared/table/props.ts';
import { ExportForm } from '../../organization/parts/ExportForm.tsx';
import { DayFilter, FilterBar, PickFilter, SearchFilter, UnitFilter } from '../../organization/parts/filters.tsx';
import { SavedViews, useSavedViews } from '../../organization/parts/SavedViews.tsx';
import { useAddress } from '../../organization/parts/useAddress.ts';
import { useMay } from '../../organization/parts/useMay.ts';
import { usePhone } from '../../organization/parts/usePhone.ts';
import '../../organization/organization.css';
import '../../plan/plan.css';
import { ColumnsChoice } from '../ledger/ColumnsChoice.tsx';
import { rememberedColumns } from '../ledger/chosenColumns.ts';
import { columnsOf } from '../ledger/columns.tsx';
import { IssueBoard } from '../ledger/IssueBoard.tsx';
import { IssueMap } from '../ledger/IssueMap.tsx';
import { IssuePreview } from '../ledger/IssuePreview.tsx';
import { ViewSwitch } from '../ledger/ViewSwitch.tsx';
import { HappenedFilter } from '../picture/HappenedFilter.tsx';
import { filterOf, type IssueAddress, ledgerNames, narrowing } from './address.ts';
import { BulkBar } from './BulkBar.tsx';
import { useMatterChoices } from './matters.ts';

const choicesOf = (record: Readonly<Record<string, string>>) => Object.entries(record).map(([value, says]) => ({ value, says }));

/** 问题台账: one row one issue, the most urgent first; what narrows it stands in the address. */
export default function IssuesPage() {
  const { at, set } = useAddress(ledgerNames);
  const { count, clear } = useAddress(narrowing);
  const navigate = useNavigate();
  const registers = useMay('issue.register');
  const [exporting, setExporting] = useState(false);
  const filter = filterOf(at);
  const list = usePages(issueContract.list, { limit: 100, ...filter }, { enabled: at.view === undefined });
  const previewed = at.view === undefined ? (at.issue as IssueId | undefined) : undefined;
  const close = useCallback(() => set({ issue: undefined }), [set]);
  const columns = at.columns ?? rememberedColumns();
  const counts = useVerb(issueContract.counts, filter, { keep: true });
  const register = (
    <Button kind={previewed ? 'outlined' : 'main'} icon="plus" onClick={() => void navigate('/issues/new')}>
      登记问题
    </Button>
  );
  const empty = (
    <Empty
      action={
        count > 0 && (
          <Button small onClick={clear}>
            去掉条件
          </Button>
        )
      }
    >
      {count > 0
        ? '没有符合的问题。去掉一项条件再看。'
        : counts.data?.all.value === 0
          ? `还没有问题。${registers ? '登记以后' : '登记、交办以后'}，问题就在这里。`
          : '这一栏现在没有问题。'}
    </Empty>
  );
  return (
    <Page
      title="问题台账"
      sub="一行一个问题，最急的在前"
      fill
      actions={
        <>
          <Button icon="export" onClick={() => setExporting(true)}>
            导出
          </Button>
          {registers && register}
        </>
      }
      aside={previewed && <IssuePreview id={previewed} row={list.rows.find(({ id }) => id === previewed)} onClose={close} />}
    >
      <Tabs counts={counts.data} at={at} set={set}>
        <ViewSwitch view={at.view} onView={(view) => set({ view })} />
      </Tabs>
      <div className="page-strip">
        <FilterBar
          search={<SearchFilter label="搜问题、地点" value={at.search} onChange={(search) => set({ search })} />}
          count={count}
          onClear={clear}
        >
          <Filters at={at} set={set} />
        </FilterBar>
      </div>
      {exporting && (
        <ExportForm
          name="问题台账"
          rows="问题"
          count={count}
          onExport={(format, onBytes) => download(issueContract.export, { ...filter, format }, `问题台账.${format}`, onBytes)}
          onClose={() => setExporting(false)}
        />
      )}
      {at.view === 'board' ? (
        <IssueBoard filter={filter} empty={empty} />
      ) : at.view === 'map' ? (
        <IssueMap filter={filter} at={at.box} onBox={(box) => set({ box })} />
      ) : (
        <IssueTable
          list={list}
          columns={columns}
          empty={empty}
          previewed={previewed ?? null}
          onPreview={(issue) => set({ issue })}
          onColumns={(said) => set({ columns: said })}
        />
      )}
    </Page>
  );
}

interface IssueTableProps {
  list: Pick<DataTableProps<IssueRow>, 'rows' | 'loading' | 'failure' | 'hasMore' | 'loadingMore' | 'onMore' | 'onRetry'>;
  columns: string | undefined;
  empty: ReactNode;
  /** Whose preview is open. */
  previewed: IssueId | null;
  onPreview: (id: IssueId) => void;
  onColumns: (said: string | undefined) => void;
}

/** 列表: one row one issue, the most urgent first; a row opens its preview beside it, on a phone its page. */
function IssueTable({ list, columns, empty, previewed, onPreview, onColumns }: IssueTableProps) {
  const navigate = useNavigate();
  const phone = usePhone();
  const shown = useMemo(() => columnsOf(columns), [columns]);
  const [dispatches, verifies] = [useMay('issue.dispatch'), useMay('issue.verify')];
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  return (
    <>
      {ticked.size > 0 && <BulkBar rows={list.rows.filter(({ id }) => ticked.has(id))} onDone={() => setTicked(new Set())} />}
      <DataTable<IssueRow>
        label="问题"
        {...((dispatches || verifies) && { ticked, onTicked: setTicked })}
        columns={shown}
        {...list}
        keyOf={(row) => row.id}
        {...(!phone && { current: previewed, onCurrent: (row) => onPreview(row.id) })}
        onOpen={(row) => void navigate(`/issues/${row.id}`)}
        empty={empty}
        foot={
          <>
            <span>{list.hasMore ? `已读 ${list.rows.length} 个，往下还有` : `共 ${list.rows.length} 个`}</span>
            {!phone && <ColumnsChoice said={columns} onSay={onColumns} />}
            <span className="keys">
              <kbd>J</kbd>
              <kbd>K</kbd> 上下 <kbd>Enter</kbd> 打开 <kbd>Esc</kbd> 关预览
            </span>
          </>
        }
      />
    </>
  );
}

interface Narrowed {
  at: IssueAddress;
  set: (change: Partial<Record<keyof IssueAddress, string | undefined>>) => void;
}

/** What narrows the ledger, one chip each. */
function Filters({ at, set }: Narrowed) {
  const matters = useMatterChoices();
  return (
    <>
      <PickFilter label="状态" value={at.state} onChange={(state) => set({ state })} choices={choicesOf(issueStates)} />
      <UnitFilter label="牵头单位" value={at.unit} onChange={(unit) => set({ unit })} />
      <UnitFilter label="属地" value={at.area} onChange={(area) => set({ area })} />
      <PickFilter label="类别" value={at.matter} onChange={(matter) => set({ matter })} choices={matters} />
      <PickFilter label="轻重" value={at.severity} onChange={(severity) => set({ severity })} choices={choicesOf(issueSeverities)} />
      <PickFilter label="来源" value={at.source} onChange={(source) => set({ source })} choices={choicesOf(issueSources)} />
      <RegisteredFilter at={at} set={set} />
      <HappenedFilter at={at} set={set} />
    </>
  );
}

const someDays = 'days';
const registered = [
  { value: '7', says: '近 7 天' },
  { value: '30', says: '近 30 天' },
  { value: someDays, says: '选日子' },
];

/** 登记时间: the last days by name; others are typed. */
function RegisteredFilter({ at, set }: Narrowed) {
  const [typing, setTyping] = useState(false);
  const [now] = useState(today);
  const since = (days: string) => addDays(now, 1 - Number(days));
  const lately = at.to ? undefined : registered.find(({ value }) => value !== someDays && since(value) === at.from)?.value;
  const typed = lately === undefined && (typing || Boolean(at.from ?? at.to));
  const choose = (choice: string | undefined) => {
    setTyping(choice === someDays);
    if (choice !== someDays) set({ from: choice && since(choice), to: undefined });
    else if (lately) set({ from: undefined });
  };
  return (
    <>
      <PickFilter label="登记时间" value={typed ? someDays : lately} onChange={choose} choices={registered} />
      {typed && (
        <>
          <DayFilter label="从" value={at.from} onChange={(from) => set({ from })} />
          <DayFilter label="到" value={at.to} onChange={(to) => set({ to })} />
        </>
      )}
    </>
  );
}

type Counts = Output<typeof issueContract.counts>;
const tabs: readonly { key: keyof Counts; says: string; turn?: string; clock?: string }[] = [
  { key: 'all', says: '全部' },
  { key: 'toDispatch', says: '待交办', turn: 'toDispatch' },
  { key: 'owed', says: '整改中', turn: 'owed' },
  { key: 'overdue', says: '已超期', clock: 'overdue' },
  { key: 'waiting', says: '待核验', turn: 'waiting' },
  { key: 'shelved', says: '挂账', turn: 'shelved' },
  { key: 'over', says: '已办结', turn: 'over' },
];

function Tabs({ counts, at, set, children }: Narrowed & { counts: Counts | undefined; children: ReactNode }) {
  const views = useSavedViews('rectification.issues', ['issue']);
  return (
    <nav className="views" aria-label="视图">
      {tabs.map(({ key, says, turn, clock }) => {
        const count = counts?.[key];
        return (
          <button
            key={key}
            type="button"
            aria-current={!views.chosen && at.turn === turn && at.clock === clock}
            onClick={() => set({ turn, clock, state: undefined })}
          >
            {says}
            {count && (
              <span className={key === 'overdue' && count.value > 0 ? 'count hurts' : 'count'}>
                {count.capped ? `${count.value}+` : count.value}
              </span>
            )}
          </button>
        );
      })}
      <SavedViews views={views} />
      {children}
    </nav>
  );
}
