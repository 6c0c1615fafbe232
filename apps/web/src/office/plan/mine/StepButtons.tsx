import {
  type AssignmentAction,
  type AssignmentRow,
  assignmentContract,
  type TaskThreshold,
  unitActions,
  verifierActions,
} from '@weicheng/domain/plan';
import { useState } from 'react';
import { Button } from '../../../shared/parts/index.ts';
import { useAct } from '../../../shared/queries.ts';
import { AnswerForm } from './AnswerForm.tsx';
import { CloseForm, ExtensionForm, ReasonForm, TransferForm } from './StepForms.tsx';

type Step = (typeof unitActions)[number] | (typeof verifierActions)[number];

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

/** The one to take next in each state, when it may be taken. */
const first: readonly Step[] = ['acknowledge', 'submit', 'close', 'grantExtension'];

/** Buttons a reader could ever press in this state: his own unit's, or the verifier's; what may not be done now says why. */
function stepsFor({ can, state, extension }: AssignmentRow): Step[] {
  const mine = unitActions.some((action) => can[action] === null);
  const verifies = verifierActions.some((action) => can[action] === null);
  const steps: Step[] = [];
  if (mine)
    steps.push(
      ...(state === 'issued' ? (['acknowledge', 'requestExtension'] as const) : (['report', 'submit', 'requestExtension'] as const)),
    );
  if (verifies) {
    if (extension) steps.push('grantExtension', 'refuseExtension');
    if (state === 'submitted') steps.push('close', 'return');
    if (state === 'closed') steps.push('reopen');
    if (can.transfer === null) steps.push('transfer');
  }
  return steps;
}

/** 这一步: what may be done with a share now; each opens its few fields, the plain ones are done at once. */
export function StepButtons({ assignment, thresholds }: { assignment: AssignmentRow; thresholds: readonly TaskThreshold[] }) {
  const [open, setOpen] = useState<AssignmentAction | null>(null);
  const acknowledge = useAct(assignmentContract.acknowledge, { done: `已签收“${assignment.taskTitle}”` });
  const grant = useAct(assignmentContract.grantExtension, { done: (row) => `已准予延到 ${row.due ?? ''}` });
  const steps = stepsFor(assignment);
  if (steps.length === 0) return null;
  const one = { id: assignment.id, revision: assignment.revision };
  const main = first.find((step) => steps.includes(step) && assignment.can[step] === null);
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
          small
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
