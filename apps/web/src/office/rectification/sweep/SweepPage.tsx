import { type SweepCheckRow, type SweepId, sweepContract, sweepStates } from '@weicheng/domain/rectification';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useForm } from '../../../shared/form.ts';
import { momentSays } from '../../../shared/moments.ts';
import {
  Button,
  type Column,
  DataTable,
  Empty,
  ErrorState,
  LoadingRows,
  Page,
  PickField,
  Progress,
  TextAreaField,
} from '../../../shared/parts/index.ts';
import { useAct, useVerb } from '../../../shared/queries.ts';
import { FormDialog } from '../../organization/parts/FormDialog.tsx';
import '../../organization/organization.css';
import '../issue/issue.css';

const columnsWith = (open: (check: SweepCheckRow) => void): Column<SweepCheckRow>[] => [
  { key: 'name', head: '查哪里', width: 'minmax(0,1.4fr)', phone: 1, cell: (row) => <b title={row.name}>{row.name}</b> },
  { key: 'unit', head: '谁来查', width: 'minmax(0,1fr)', phone: 2, cell: (row) => row.unitName },
  {
    key: 'state',
    head: '结果',
    width: '184px',
    phone: 1,
    cell: ({ state, foundIssueId, foundIssueNumber }) => (
      <span className={state === 'found' ? 'hurts' : state === 'waiting' ? 'sub' : undefined}>
        {sweepStates[state]} {foundIssueId && <Link to={`/issues/${foundIssueId}`}>{foundIssueNumber} 号</Link>}
      </span>
    ),
  },
  { key: 'note', head: '情况', width: 'minmax(0,1fr)', leavesBelow: 900, cell: (row) => <span title={row.note}>{row.note}</span> },
  {
    key: 'done',
    head: '谁报的',
    width: '160px',
    leavesBelow: 1000,
    cell: (row) => <span className="sub">{row.doneAt && `${row.doneBy} ${momentSays(row.doneAt)}`}</span>,
  },
  {
    key: 'acts',
    head: '',
    width: '88px',
    cell: (check) =>
      check.state === 'waiting' && (
        <Button small why={check.can['answer']} onClick={() => open(check)}>
          报结果
        </Button>
      ),
  },
];

/** 一次举一反三: how far it is in all and by unit; each place is answered in one tap, what is found becomes an issue. */
export default function SweepPage() {
  const { id = '' } = useParams();
  const [open, setOpen] = useState<SweepCheckRow | null>(null);
  const read = useVerb(sweepContract.read, { id: id as SweepId });
  const { data } = read;
  if (!data)
    return (
      <Page title="举一反三">
        {read.error ? <ErrorState failure={read.error} onRetry={() => void read.refetch()} /> : <LoadingRows count={8} />}
      </Page>
    );
  const { sweep, units, checks } = data;
  return (
    <Page title={`举一反三：${sweep.issueTitle}`} sub={`${sweep.kindName ?? '单位自查'} · ${sweep.due} 前查完`} fill>
      <div className="page-strip wraps">
        <Progress value={sweep.progress.looked} total={sweep.progress.total} label="排查进度" unit=" 处排查过" />
        {sweep.progress.found > 0 && <span className="hurts">发现 {sweep.progress.found} 处</span>}
        <span>{sweep.what}</span>
        <Link to={`/issues/${sweep.issueId}`}>由 {sweep.issueNumber} 号起</Link>
        {units.length > 1 && (
          <details>
            <summary>各单位</summary>
            <ul className="lines">
              {units.map((unit) => (
                <li key={unit.unitName}>
                  <span className="grow">{unit.unitName}</span>
                  <span className="sub">
                    {unit.looked} / {unit.total} 处{unit.found > 0 && `，发现 ${unit.found} 处`}
                  </span>
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
      <DataTable
        label="要排查的地方"
        columns={columnsWith(setOpen)}
        rows={checks}
        keyOf={(row) => row.id}
        onOpen={(row) => row.state === 'waiting' && setOpen(row)}
        empty={<Empty>没有要查的地方。</Empty>}
      />
      {open && <AnswerForm check={open} onClose={() => setOpen(null)} />}
    </Page>
  );
}

const found = [
  { value: 'sound', says: '没有发现' },
  { value: 'found', says: '发现同类问题，登记' },
] as const;

/** 报结果: nothing found, or what; that becomes an issue. */
function AnswerForm({ check, onClose }: { check: SweepCheckRow; onClose: () => void }) {
  const form = useForm(sweepContract.answer.input, { id: check.id, found: false, note: '' }, { under: { 'sweep.note-wanted': 'note' } });
  const answer = useAct(sweepContract.answer, { inForm: true, done: form.values.found ? '已登记为新的问题' : '报好了' });
  const hit = form.values.found === true;
  return (
    <FormDialog
      title={`排查 ${check.name}`}
      act={hit ? '登记' : '报'}
      why={check.can['answer']}
      form={form}
      onAct={(input) => answer.mutateAsync(input)}
      onClose={onClose}
    >
      <PickField
        label="结果"
        name="found"
        error={undefined}
        choices={found}
        value={hit ? 'found' : 'sound'}
        onChange={(value) => form.set({ found: value === 'found' })}
      />
      <TextAreaField label={hit ? '发现了什么' : '排查情况'} optional={!hit} rows={3} maxLength={500} {...form.field('note')} />
    </FormDialog>
  );
}
