import { type TaskRow, taskContract } from '@weicheng/domain/plan';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { download } from '../../../shared/bytes.ts';
import { Button, type Column, DataTable, Empty, Page } from '../../../shared/parts/index.ts';
import { usePages, useVerb } from '../../../shared/queries.ts';
import { ExportForm } from '../../organization/parts/ExportForm.tsx';
import { FilterBar, SearchFilter } from '../../organization/parts/filters.tsx';
import { useAddress } from '../../organization/parts/useAddress.ts';
import { useMay } from '../../organization/parts/useMay.ts';
import '../../organization/organization.css';
import { ClockSays } from '../parts/ClockSays.tsx';
import { TaskStateSays } from '../parts/states.tsx';
import { owersSay } from '../parts/UnitChip.tsx';
import '../plan.css';
import { filterOf, names, narrowing } from './address.ts';
import { LedgerFilters } from './LedgerFilters.tsx';
import { TaskPreview } from './TaskPreview.tsx';
import { Views } from './Views.tsx';

const columns: Column<TaskRow>[] = [
  { key: 'clock', head: '时限', width: '124px', phone: 1, cell: (row) => <ClockSays clock={row.clock} /> },
  { key: 'state', head: '状态', width: '88px', phone: 1, cell: (row) => <TaskStateSays state={row.state} /> },
  {
    key: 'title',
    head: '任务',
    width: 'minmax(0,2.4fr)',
    phone: 2,
    cell: (row) => <span title={row.title}>{row.title}</span>,
  },
  {
    key: 'units',
    head: '牵头、责任单位',
    width: 'minmax(0,1.1fr)',
    phone: 2,
    cell: (row) => (row.unitCount === 0 ? <span className="state soon">没有单位</span> : owersSay(row)),
  },
  { key: 'path', head: '编号', width: '116px', leavesBelow: 960, cell: (row) => <span className="sub">{row.path}</span> },
  { key: 'area', head: '领域', width: 'minmax(0,1fr)', leavesBelow: 1080, cell: (row) => <span className="sub">{row.area}</span> },
  {
    key: 'progress',
    head: '销号',
    width: '72px',
    align: 'right',
    leavesBelow: 700,
    cell: (row) => (
      <span className="sub" title={`签收 ${row.tally.acknowledged}，反馈 ${row.tally.submitted}，平均进度 ${row.tally.progress}%`}>
        <b>{row.tally.closed}</b> / {row.tally.owners}
      </span>
    ),
  },
];

/** 任务台账: one row one task, the most urgent first; what narrows it stands in the address. */
export default function TasksPage() {
  const { at, set } = useAddress(names);
  const { count, clear } = useAddress(narrowing);
  const { at: shown, set: show } = useAddress(['task']);
  const navigate = useNavigate();
  const mayExport = useMay('task.export');
  const [exporting, setExporting] = useState(false);
  const filter = filterOf(at);
  const list = usePages(taskContract.list, { limit: 100, ...filter });
  const counts = useVerb(taskContract.counts, filter, { keep: true });
  const current = list.rows.find((row) => row.id === shown.task);
  return (
    <Page
      title="任务台账"
      sub={at.document && list.rows[0] ? list.rows[0].documentTitle : '一行一件任务，最急的在前'}
      fill
      actions={
        mayExport && (
          <Button icon="export" onClick={() => setExporting(true)}>
            导出
          </Button>
        )
      }
      aside={current && <TaskPreview key={current.id} id={current.id} onClose={() => show({ task: undefined })} />}
    >
      <Views counts={counts.data} at={at} set={set} />
      <div className="page-strip">
        <FilterBar
          search={<SearchFilter label="搜任务内容" value={at.search} onChange={(search) => set({ search })} />}
          count={count}
          onClear={clear}
        >
          <LedgerFilters at={at} set={set} filter={filter} />
        </FilterBar>
      </div>
      {exporting && (
        <ExportForm
          name="任务台账"
          rows="任务"
          count={count}
          onExport={(format, onBytes) => download(taskContract.export, { ...filter, format }, `任务台账.${format}`, onBytes)}
          onClose={() => setExporting(false)}
        />
      )}
      <DataTable
        label="任务"
        columns={columns}
        {...list}
        keyOf={(row) => row.id}
        current={shown.task ?? null}
        onCurrent={(row) => show({ task: row.id })}
        onOpen={(row) => void navigate(`/plan/tasks/${row.id}`)}
        empty={
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
              ? '没有符合的任务。去掉一项条件再看。'
              : counts.data?.all.value === 0
                ? '还没有任务。方案核对好、下达以后，任务就在这里。'
                : '这一栏现在没有任务。'}
          </Empty>
        }
        foot={
          <>
            <span>{list.hasMore ? `已读 ${list.rows.length} 件，往下还有` : `共 ${list.rows.length} 件`}</span>
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
