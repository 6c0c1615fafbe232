import { Day } from '@weicheng/domain/kernel';
import {
  type BudgetEntry,
  BudgetKind,
  type BudgetLineRow,
  BudgetNote,
  budgetKinds,
  budgetLineContract,
  type PlanDocumentId,
  type TaskId,
  yuan,
} from '@weicheng/domain/plan';
import { z } from 'zod';
import { useForm } from '../../../shared/form.ts';
import { today } from '../../../shared/moments.ts';
import { DayField, PickField, TextField } from '../../../shared/parts/index.ts';
import { useAct } from '../../../shared/queries.ts';
import { FormDialog } from '../../organization/parts/FormDialog.tsx';
import { UnitField } from '../../organization/parts/pickers.tsx';
import { TypedYuan } from './money.ts';

const kinds = BudgetKind.options.map((value) => ({ value, says: budgetKinds[value] }));

interface OpenProps {
  documentId: PlanDocumentId;
  /** For this task; else for an area that is chosen. */
  task?: { id: TaskId; title: string };
  areas?: readonly string[];
  onOpened?: (line: BudgetLineRow) => void;
  onClose: () => void;
}

/** 设经费项目: what money is for, and who spends it. */
export function OpenLineForm({ documentId, task, areas = [], onOpened, onClose }: OpenProps) {
  const form = useForm(budgetLineContract.open.input, {
    documentId,
    taskId: task?.id ?? null,
    name: '',
    ...(task ? {} : { area: areas[0] ?? '' }),
  });
  const open = useAct(budgetLineContract.open, { inForm: true, done: (line) => `已设“${line.name}”，可以记账了` });
  return (
    <FormDialog
      title={task ? `设经费项目：${task.title}` : '设经费项目'}
      act="设经费项目"
      form={form}
      onAct={async (input) => onOpened?.(await open.mutateAsync(input))}
      onClose={onClose}
    >
      <TextField label="项目名称" maxLength={60} placeholder="公厕新建改建" {...form.field('name')} />
      {!task && (
        <PickField label="领域" choices={areas.map((area) => ({ value: area, says: area || '未分领域' }))} {...form.field('area')} />
      )}
      <UnitField label="哪个单位用、哪个单位负责" {...form.field('unitId')} onChange={(next) => form.set({ unitId: next as never })} />
      {!task && <p className="sub">只为某一件任务的，在那件任务的页上设。</p>}
    </FormDialog>
  );
}

const Entered = z.object({ kind: BudgetKind, amount: TypedYuan, day: Day, note: BudgetNote });

/** 记一笔经费 */
export function EnterForm({ line, onClose }: { line: BudgetLineRow; onClose: () => void }) {
  const form = useForm(Entered, { kind: 'budgeted', amount: '', day: today(), note: '' });
  const enter = useAct(budgetLineContract.enter, { inForm: true, done: '已记账' });
  return (
    <FormDialog
      title={`记一笔：${line.name}`}
      act="记一笔"
      form={form}
      onAct={(entry) => enter.mutateAsync({ id: line.id, ...entry })}
      onClose={onClose}
    >
      <PickField label="记什么" choices={kinds} {...form.field('kind')} />
      <TextField label="金额（元）" hint="可以写 12.5万" maxLength={24} {...form.field('amount')} />
      <DayField label="日期" {...form.field('day')} value={form.values.day} onChange={(day) => form.set({ day: day as Day })} />
      <TextField label="说明" optional maxLength={200} {...form.field('note')} />
      <p className="sub">记下的不能改，记错了冲销再记。</p>
    </FormDialog>
  );
}

/** 冲销: the wrong entry stays, an equal one below zero stands beside it. */
export function ReverseForm({ line, entry, onClose }: { line: BudgetLineRow; entry: BudgetEntry; onClose: () => void }) {
  const form = useForm(budgetLineContract.reverse.input, { id: line.id, entryId: entry.id, note: '' });
  const reverse = useAct(budgetLineContract.reverse, { inForm: true, done: '已冲销' });
  const what = `${budgetKinds[entry.kind]} ${yuan(entry.amount)} 元`;
  return (
    <FormDialog title={`冲销 ${what}`} act="冲销" form={form} danger onAct={reverse.mutateAsync} onClose={onClose}>
      <p className="sub">
        {entry.day} 记的{what}留在账上，旁边记一笔相反的。
      </p>
      <TextField label="为什么冲销" optional maxLength={200} {...form.field('note')} />
    </FormDialog>
  );
}
