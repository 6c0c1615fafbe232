import { type IssueId, type IssueRow, issueContract } from '@weicheng/domain/rectification';
import { useState } from 'react';
import { Link } from 'react-router';
import { type FieldOf, useForm } from '../../../shared/form.ts';
import { Button, Dialog } from '../../../shared/parts/index.ts';
import { useAct } from '../../../shared/queries.ts';
import { FormDialog } from '../../organization/parts/FormDialog.tsx';
import { UnitField } from '../../organization/parts/pickers.tsx';
import { useMay } from '../../organization/parts/useMay.ts';
import { DrawPaper } from '../paper/DrawPaper.tsx';
import { Deadline } from './DispatchForms.tsx';

const most = 200;
type Outcome = { id: IssueId; refusal: string | null };
const marked = (rows: readonly IssueRow[]) => rows.slice(0, most).map(({ id, revision }) => ({ id, revision }));

/** 勾选的几个: 一并交办、一并销号; each row is asked for itself, and what was refused is listed with its sentence. */
export function BulkBar({ rows, onDone }: { rows: readonly IssueRow[]; onDone: () => void }) {
  const [open, setOpen] = useState<'dispatch' | 'paper' | null>(null);
  const [outcomes, setOutcomes] = useState<{ says: string; rows: readonly Outcome[] } | null>(null);
  const [dispatches, verifies] = [useMay('issue.dispatch'), useMay('issue.verify')];
  const close = useAct(issueContract.closeMany);
  const waiting = rows.filter(({ state }) => state === 'registered' || state === 'declined' || state === 'reopened');
  const submitted = rows.filter(({ state }) => state === 'submitted');
  const ended = (says: string) => (done: { rows: readonly Outcome[] }) => setOutcomes({ says, rows: done.rows });
  return (
    <div className="page-strip">
      <div className="bulk">
        <span>勾选 {rows.length} 个</span>
        {dispatches && (
          <Button small kind="main" why={waiting.length === 0 ? '勾选的都不是待交办的。' : null} onClick={() => setOpen('dispatch')}>
            交办 {Math.min(waiting.length, most)} 个…
          </Button>
        )}
        {verifies && (
          <Button
            small
            busy={close.isPending}
            why={submitted.length === 0 ? '勾选的都不是待核验的。' : null}
            onClick={() => void close.mutateAsync({ items: marked(submitted) }).then(ended('销号'), () => undefined)}
          >
            核验通过，销号 {Math.min(submitted.length, most)} 个
          </Button>
        )}
        <Button small why={rows.length > 100 ? '一份公文最多 100 个问题。' : null} onClick={() => setOpen('paper')}>
          拟公文…
        </Button>
        <Button small kind="bare" onClick={onDone}>
          不选了
        </Button>
      </div>
      {open === 'paper' && <DrawPaper issueIds={rows.map(({ id }) => id)} onClose={() => setOpen(null)} />}
      {open === 'dispatch' && <DispatchMany rows={waiting} onClose={() => setOpen(null)} onEnded={ended('交办')} />}
      {outcomes && (
        <Outcomes
          {...outcomes}
          of={rows}
          onClose={() => {
            setOutcomes(null);
            onDone();
          }}
        />
      )}
    </div>
  );
}

interface DispatchManyProps {
  rows: readonly IssueRow[];
  onClose: () => void;
  onEnded: (done: { rows: readonly Outcome[] }) => void;
}

/** 一并交办 to one lead unit. */
function DispatchMany({ rows, onClose, onEnded }: DispatchManyProps) {
  const form = useForm(
    issueContract.dispatchMany.input,
    { items: marked(rows), supportingUnitIds: [] },
    { under: { 'issue.no-deadline': 'workingDays', 'issue.deadline-past': 'due', 'issue.no-unit': 'leadUnitId' } },
  );
  const dispatch = useAct(issueContract.dispatchMany, { inForm: true });
  const lead = form.field('leadUnitId');
  return (
    <FormDialog
      title={`交办 ${Math.min(rows.length, most)} 个问题`}
      act="交办"
      form={form}
      onAct={async (input) => onEnded(await dispatch.mutateAsync(input))}
      onClose={onClose}
    >
      {rows.length > most && <p className="sub">一次最多 {most} 个，其余的办完再选。</p>}
      <UnitField label="牵头单位" {...lead} onChange={(unit) => lead.onChange(unit as typeof lead.value)} />
      <Deadline
        days={form.field('workingDays') as FieldOf<number | undefined>}
        due={form.field('due') as FieldOf<string | undefined>}
        put={(change) => form.set(change as Parameters<typeof form.set>[0])}
      />
    </FormDialog>
  );
}

/** What came of each: how many were done, and of the others why not. */
function Outcomes({ says, rows, of, onClose }: { says: string; rows: readonly Outcome[]; of: readonly IssueRow[]; onClose: () => void }) {
  const refused = rows.filter(({ refusal }) => refusal !== null);
  const nameOf = new Map(of.map(({ id, number, title }) => [id, `${number} 号 ${title}`]));
  return (
    <Dialog
      open
      title={
        refused.length === 0
          ? `${says} ${rows.length} 个，都办成了`
          : `${says} ${rows.length - refused.length} 个，${refused.length} 个没有办成`
      }
      onClose={onClose}
      foot={
        <Button kind="main" onClick={onClose}>
          知道了
        </Button>
      }
    >
      {refused.length === 0 ? (
        <p>单位会在通知里看到。</p>
      ) : (
        <ul className="lines">
          {refused.map(({ id, refusal }) => (
            <li key={id}>
              <Link className="grow cut" to={`/issues/${id}`}>
                {nameOf.get(id)}
              </Link>
              <span className="sub">{refusal}</span>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
