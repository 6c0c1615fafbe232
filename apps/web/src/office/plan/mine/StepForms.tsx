import { type AssignmentRow, assignmentContract } from '@weicheng/domain/plan';
import { useForm } from '../../../shared/form.ts';
import { DayField, TextAreaField } from '../../../shared/parts/index.ts';
import { useAct } from '../../../shared/queries.ts';
import { FormDialog } from '../../organization/parts/FormDialog.tsx';
import { UnitField } from '../../organization/parts/pickers.tsx';

interface StepForm {
  assignment: AssignmentRow;
  onClose: () => void;
}

const named = ({ unitName, taskTitle }: AssignmentRow) => `${unitName}“${taskTitle}”`;
const one = ({ id, revision }: AssignmentRow) => ({ id, revision });

const reasons = {
  return: { act: '退回', label: '哪里没做到，要怎么改', done: '已退回，并通知了单位' },
  reopen: { act: '重开', label: '为什么重开', done: '已重开，并通知了单位' },
  refuseExtension: { act: '不批延期', label: '为什么不批', done: '没有批，时限不变，并通知了单位' },
} as const;

/** 退回、重开、不批延期: each wants a reason that the unit reads. */
export function ReasonForm({ step, assignment, onClose }: StepForm & { step: keyof typeof reasons }) {
  const verb = assignmentContract[step];
  const { act, label, done } = reasons[step];
  const form = useForm(verb.input, { ...one(assignment), reason: '' });
  const go = useAct(verb, { inForm: true, done });
  return (
    <FormDialog title={`${act} ${named(assignment)}`} act={act} form={form} onAct={go.mutateAsync} onClose={onClose}>
      <TextAreaField label={label} rows={3} maxLength={500} {...form.field('reason')} />
    </FormDialog>
  );
}

/** 核验通过，销号 */
export function CloseForm({ assignment, onClose }: StepForm) {
  const form = useForm(assignmentContract.close.input, { ...one(assignment), opinion: '' });
  const close = useAct(assignmentContract.close, { inForm: true, done: `${assignment.unitName}已销号` });
  return (
    <FormDialog title={`核验 ${named(assignment)}`} act="核验通过，销号" form={form} onAct={close.mutateAsync} onClose={onClose}>
      {assignment.lastWord && <p className="task-words">{assignment.lastWord}</p>}
      <TextAreaField label="核验意见" optional rows={2} maxLength={500} {...form.field('opinion')} />
    </FormDialog>
  );
}

/** 申请延期 */
export function ExtensionForm({ assignment, onClose }: StepForm) {
  const form = useForm(assignmentContract.requestExtension.input, { ...one(assignment), reason: '' });
  const ask = useAct(assignmentContract.requestExtension, { inForm: true, done: '已申请，等批复' });
  return (
    <FormDialog title={`申请延期：${assignment.taskTitle}`} act="申请延期" form={form} onAct={ask.mutateAsync} onClose={onClose}>
      <p className="sub">现在的时限是 {assignment.due}。批下来之前照这个算。</p>
      <DayField label="延到哪天" {...form.field('until')} />
      <TextAreaField label="为什么要延" rows={3} maxLength={500} {...form.field('reason')} />
    </FormDialog>
  );
}

/** 改派 */
export function TransferForm({ assignment, onClose }: StepForm) {
  const form = useForm(assignmentContract.transfer.input, { ...one(assignment), reason: '' });
  const transfer = useAct(assignmentContract.transfer, { inForm: true, done: (row) => `已改派给${row.unitName}` });
  return (
    <FormDialog title={`改派 ${named(assignment)}`} act="改派" form={form} onAct={transfer.mutateAsync} onClose={onClose}>
      <UnitField
        label="改派给"
        except={assignment.unitId}
        {...form.field('unitId')}
        onChange={(next) => form.set({ unitId: next as never })}
      />
      <TextAreaField label="为什么改派" rows={3} maxLength={500} {...form.field('reason')} />
      <p className="sub">原单位办过的留在经过里，时限不变。</p>
    </FormDialog>
  );
}
