import type { UnitId } from '@weicheng/domain/organization';
import { type TaskDetail, taskContract } from '@weicheng/domain/plan';
import { useMemo } from 'react';
import { z } from 'zod';
import { SelectManyField } from '../../../shared/antd/index.ts';
import { useForm } from '../../../shared/form.ts';
import { DayField, TextAreaField } from '../../../shared/parts/index.ts';
import { useAct } from '../../../shared/queries.ts';
import { FormDialog } from '../../organization/parts/FormDialog.tsx';
import { endedOn } from '../../organization/unit/tree.ts';
import { useTree } from '../../organization/unit/useTree.ts';
import { useSignedIn } from '../../session.ts';

const Wish = z.object({
  units: z.array(z.string()).min(1, '至少选一个下级单位'),
  text: z.string().min(1, '任务内容没有填'),
  due: z.string().nullable(),
});

/** 分解到下级: one child task a unit; their progress comes back up. */
export function HandDownForm({ task, onClose }: { task: TaskDetail; onClose: () => void }) {
  const me = useSignedIn();
  const tree = useTree(undefined);
  const form = useForm(Wish, { units: [], text: task.text, due: task.due });
  const handDown = useAct(taskContract.handDown, {
    inForm: true,
    done: ({ children }) => `已分解给 ${children.length} 个单位，并通知了他们`,
  });
  const choices = useMemo(
    () =>
      tree.rows
        .filter((row) => !endedOn(row, tree.day) && row.name !== me.unitName)
        .map((row) => ({ value: row.id as string, says: row.name })),
    [tree.rows, tree.day, me.unitName],
  );
  return (
    <FormDialog
      title={`分解“${task.title}”`}
      act="分解任务"
      form={form}
      onAct={({ units, text, due }) =>
        handDown.mutateAsync({ id: task.id, units: units.map((unitId) => ({ unitId: unitId as UnitId, text, due: due as never })) })
      }
      onClose={onClose}
      wide
    >
      <SelectManyField label="下级单位" choices={choices} {...form.field('units')} value={form.values.units} />
      <TextAreaField label="要他们做什么" rows={6} {...form.field('text')} />
      <DayField
        label="时限"
        optional
        hint={task.due ? `不晚于上级任务的 ${task.due}` : undefined}
        {...form.field('due')}
        value={form.values.due ?? undefined}
        onChange={(next) => form.set({ due: next ?? null })}
      />
    </FormDialog>
  );
}
