import { type TaskDetail, taskContract } from '@weicheng/domain/plan';
import { useForm } from '../../../shared/form.ts';
import { DayField, TextAreaField, TextField } from '../../../shared/parts/index.ts';
import { useAct } from '../../../shared/queries.ts';
import { FormDialog } from '../../organization/parts/FormDialog.tsx';

interface TaskForm {
  task: TaskDetail;
  onClose: () => void;
}

/** 修改任务: what the plan says of it, with the reason. */
export function AmendForm({ task, onClose }: TaskForm) {
  const { id, revision, title, text, due } = task;
  const form = useForm(taskContract.amend.input, { id, revision, title, text, due, reason: '' });
  const amend = useAct(taskContract.amend, { inForm: true, done: '任务已修改，承办单位看到的是新的' });
  return (
    <FormDialog title="修改任务" act="修改任务" form={form} onAct={amend.mutateAsync} onClose={onClose} wide>
      <TextField label="任务名称" maxLength={80} {...form.field('title')} />
      <TextAreaField label="任务内容" rows={8} {...form.field('text')} />
      <DayField
        label="时限"
        optional
        {...form.field('due')}
        value={form.values.due ?? undefined}
        onChange={(next) => form.set({ due: next ?? null })}
      />
      <TextAreaField label="为什么改" rows={2} maxLength={500} {...form.field('reason')} />
      <p className="sub">原来的写法和原因都记在经过里。已经批过延期的单位，时限不变。</p>
    </FormDialog>
  );
}

/** 作废任务 */
export function VoidForm({ task, onClose }: TaskForm) {
  const form = useForm(taskContract.void.input, { id: task.id, reason: '' });
  const act = useAct(taskContract.void, { inForm: true, done: '任务已作废' });
  return (
    <FormDialog title={`作废“${task.title}”`} act="作废任务" form={form} danger onAct={act.mutateAsync} onClose={onClose}>
      <TextAreaField label="为什么作废" rows={3} maxLength={500} {...form.field('reason')} />
      <p className="sub">{task.tally.owners} 个单位不用再办。报过的进展和佐证都留着，查得到。</p>
    </FormDialog>
  );
}
