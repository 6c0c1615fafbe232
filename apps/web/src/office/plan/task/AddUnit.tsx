import { type TaskDetail, type TaskUnitRole, taskContract, taskUnitRoles } from '@weicheng/domain/plan';
import { useState } from 'react';
import { useForm } from '../../../shared/form.ts';
import { Button, PickField, TextAreaField } from '../../../shared/parts/index.ts';
import { useAct } from '../../../shared/queries.ts';
import { FormDialog } from '../../organization/parts/FormDialog.tsx';
import { UnitField } from '../../organization/parts/pickers.tsx';
import { useMay } from '../../organization/parts/useMay.ts';

/** 加承办单位: also to a task that was issued without one. */
export function AddUnit({ task }: { task: TaskDetail }) {
  const publishes = useMay('plan.publish');
  const [open, setOpen] = useState(false);
  if (!publishes) return null;
  return (
    <p className="step">
      <Button small icon="plus" why={task.can.assign} onClick={() => setOpen(true)}>
        加单位
      </Button>
      {open && <AssignForm task={task} onClose={() => setOpen(false)} />}
    </p>
  );
}

const roles = (Object.keys(taskUnitRoles) as TaskUnitRole[]).map((value) => ({ value, says: taskUnitRoles[value] }));

function AssignForm({ task, onClose }: { task: TaskDetail; onClose: () => void }) {
  const { id, revision, title } = task;
  const form = useForm(taskContract.assign.input, { id, revision, role: task.tally.owners > 0 ? 'supporting' : 'lead', reason: '' });
  const assign = useAct(taskContract.assign, { inForm: true, done: '已加上，单位在自己的任务清单和通知里看到' });
  return (
    <FormDialog title={`“${title}”加单位`} act="加单位" form={form} onAct={assign.mutateAsync} onClose={onClose}>
      <UnitField label="单位" {...form.field('unitId')} />
      <PickField label="分工" choices={roles} {...form.field('role')} />
      <TextAreaField label="为什么加" rows={2} maxLength={500} {...form.field('reason')} />
      <p className="sub">要换掉原来的单位，在它那一行点“改派”。</p>
    </FormDialog>
  );
}
