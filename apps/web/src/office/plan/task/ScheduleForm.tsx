import { type TaskDetail, taskContract } from '@weicheng/domain/plan';
import { useForm } from '../../../shared/form.ts';
import { Button } from '../../../shared/parts/index.ts';
import { useAct } from '../../../shared/queries.ts';
import { FormDialog } from '../../organization/parts/FormDialog.tsx';

/** The place of a step is its key: it has no name until one is typed. */
const places = Array.from({ length: 60 }, (_, i) => `step-${i}`);

const usual = [
  { name: '摸底排查', days: 5 },
  { name: '组织实施', days: 15 },
  { name: '自查验收', days: 5 },
];

/** 倒排工期: steps and their working days; the server lays them backwards from the due day by the calendar. */
export function ScheduleForm({ task, onClose }: { task: TaskDetail; onClose: () => void }) {
  const begun = task.steps.length > 0 ? task.steps.map(({ name, days }) => ({ name, days })) : usual;
  const form = useForm(taskContract.schedule.input, { id: task.id, steps: begun });
  const schedule = useAct(taskContract.schedule, { inForm: true, done: '工期已排好' });
  const steps = form.values.steps ?? [];
  const put = (next: typeof steps) => form.set({ steps: next });
  return (
    <FormDialog title={`倒排工期：${task.due ?? ''} 完成`} act="排工期" form={form} onAct={schedule.mutateAsync} onClose={onClose}>
      {steps.length > 0 && (
        <div className="steps-edit sub" aria-hidden="true">
          <span>步骤</span>
          <span>工作日</span>
        </div>
      )}
      {steps.map((step, i) => (
        <div key={places[i]} className="steps-edit">
          <input
            className="input"
            aria-label={`第 ${i + 1} 步`}
            placeholder="步骤"
            maxLength={60}
            value={step.name}
            onChange={(e) => put(steps.with(i, { ...step, name: e.target.value }))}
          />
          <input
            className="input"
            aria-label={`第 ${i + 1} 步几个工作日`}
            inputMode="numeric"
            value={String(step.days)}
            onChange={(e) => put(steps.with(i, { ...step, days: Number(e.target.value.replace(/\D/g, '') || 0) }))}
          />
          <Button kind="bare" icon="close" aria-label={`去掉第 ${i + 1} 步`} onClick={() => put(steps.toSpliced(i, 1))} />
        </div>
      ))}
      <Button small icon="plus" onClick={() => put([...steps, { name: '', days: 5 }])}>
        加一步
      </Button>
      <p className="sub">
        从时限往前排，只数工作日，法定假日和调休照国务院的安排。共 {steps.reduce((sum, s) => sum + s.days, 0)} 个工作日。
      </p>
    </FormDialog>
  );
}
