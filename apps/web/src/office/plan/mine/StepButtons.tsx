import { type AssignmentAction, type AssignmentRow, assignmentContract, type TaskThreshold } from '@weicheng/domain/plan';
import { useState } from 'react';
import { Button } from '../../../shared/parts/index.ts';
import { useAct } from '../../../shared/queries.ts';
import { AnswerForm } from './AnswerForm.tsx';
import { CloseForm, ExtensionForm, ReasonForm, TransferForm } from './StepForms.tsx';
import { mainOf, type Step, stepsOf } from './stepsOf.ts';

const says: Readonly<Record<Step, string>> = {
  acknowledge: '签收',
  report: '报进展',
  submit: '反馈',
  requestExtension: '申请延期',
  return: '退回',
  close: '核验通过，销号',
  reopen: '重开',
  grantExtension: '批延期',
  refuseExtension: '不批延期',
  transfer: '改派',
};

/** 这一步: what may be done with a share now; each opens its few fields, the plain ones are done at once. */
export function StepButtons({
  assignment,
  thresholds,
  small = true,
}: {
  assignment: AssignmentRow;
  thresholds: readonly TaskThreshold[];
  small?: boolean;
}) {
  const [open, setOpen] = useState<AssignmentAction | null>(null);
  const acknowledge = useAct(assignmentContract.acknowledge, { done: `已签收“${assignment.taskTitle}”` });
  const grant = useAct(assignmentContract.grantExtension, { done: (row) => `已准予延到 ${row.due ?? ''}` });
  const steps = stepsOf(assignment);
  if (steps.length === 0) return null;
  const one = { id: assignment.id, revision: assignment.revision };
  const main = mainOf(assignment);
  const press = (step: Step) => {
    if (step === 'acknowledge') acknowledge.mutate(one);
    else if (step === 'grantExtension') grant.mutate(one);
    else setOpen(step);
  };
  const close = () => setOpen(null);
  return (
    <div className="acts">
      {steps.map((step) => (
        <Button
          key={step}
          small={small}
          kind={step === main ? 'main' : 'outlined'}
          why={assignment.can[step]}
          busy={(step === 'acknowledge' && acknowledge.isPending) || (step === 'grantExtension' && grant.isPending)}
          onClick={() => press(step)}
        >
          {says[step]}
        </Button>
      ))}
      {(open === 'report' || open === 'submit') && (
        <AnswerForm key={open} kind={open} assignment={assignment} thresholds={thresholds} onClose={close} />
      )}
      {open === 'requestExtension' && <ExtensionForm assignment={assignment} onClose={close} />}
      {(open === 'return' || open === 'reopen' || open === 'refuseExtension') && (
        <ReasonForm key={open} step={open} assignment={assignment} onClose={close} />
      )}
      {open === 'close' && <CloseForm assignment={assignment} onClose={close} />}
      {open === 'transfer' && <TransferForm assignment={assignment} onClose={close} />}
    </div>
  );
}
