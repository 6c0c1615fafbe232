import { UnitId } from '@weicheng/domain/organization';
import { type SweepCheckRow, type SweepId, SweepState, sweepContract, sweepStates } from '@weicheng/domain/rectification';
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
import { useAct, usePages, useVerb } from '../../../shared/queries.ts';
import { FormDialog } from '../../organization/parts/FormDialog.tsx';
import { PickFilter } from '../../organization/parts/filters.tsx';
import { useAddress } from '../../organization/parts/useAddress.ts';
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
  const { at, set } = useAddress(['unit', 'state']);
  const read = useVerb(sweepContract.read, { id: id as SweepId });
  const checks = usePages(sweepContract.checks, {
    id: id as SweepId,
    limit: 100,
    unitId: UnitId.safeParse(at.unit).data,
    state: SweepState.safeParse(at.state).data,
  });
  const { data } = read;
  if (!data)
    return (
      <Page title="举一反三">
        {read.error ? <ErrorState failure={read.error} onRetry={() => void read.refetch()} /> : <LoadingRows count={8} />}
      </Page>
    );
  const { sweep, units } = data;
  const narrowed = at.unit !== undefined || at.state !== undefined;
  return (
    <Page title={`举一反三：${sweep.issueTitle}`} sub={`${sweep.kindName ?? '单位自查'} · ${sweep.due} 前查完`} fill>
      <div className="page-strip wraps">
        <Progress value={sweep.progress.looked} total={sweep.progress.total} label="排查进度" unit=" 处排查过" />
        {sweep.progress.found > 0 && <span className="hurts">发现 {sweep.progress.found} 处</span>}
        <span>{sweep.what}</span>
        <Link to={`/issues/${sweep.issueId}`}>由 {sweep.issueNumber} 号起</Link>
      </div>
      <div className="page-strip wraps">
        {units.length > 1 && (
          <PickFilter
            label="单位"
            value={at.unit}
            onChange={(unit) => set({ unit })}
            choices={units.map(({ unitId, unitName, total, looked, found }) => ({
              value: unitId as string,
              says: `${unitName} ${looked} / ${total}${found > 0 ? `，发现 ${found}` : ''}`,
            }))}
          />
        )}
        <PickFilter
          label="结果"
          value={at.state}
          onChange={(state) => set({ state })}
          choices={SweepState.options.map((value) => ({ value: value as string, says: sweepStates[value] }))}
        />
      </div>
      <DataTable
        label="要排查的地方"
        columns={columnsWith(setOpen)}
        {...checks}
        keyOf={(row) => row.id}
        onOpen={(row) => row.state === 'waiting' && setOpen(row)}
        empty={<Empty>{narrowed ? '没有符合的。换一个单位或结果。' : '没有要查的地方。'}</Empty>}
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
