import { indicatorOwnerContract } from '@weicheng/domain/standard';
import { useForm } from '../../../shared/form.ts';
import { today } from '../../../shared/moments.ts';
import { DayField, PickField } from '../../../shared/parts/index.ts';
import { useAct, useVerb } from '../../../shared/queries.ts';
import { FormDialog } from '../../organization/parts/FormDialog.tsx';
import { Lines } from '../../organization/parts/Lines.tsx';

/** 定填报期限: until when the figures of a year are reported; it may be moved, and what was set stands below. */
export function TermForm({ year, onClose }: { year: number; onClose: () => void }) {
  const terms = useVerb(indicatorOwnerContract.list, {}).data?.terms ?? [];
  const due = terms.find((term) => term.year === year)?.due;
  const form = useForm(indicatorOwnerContract.setTerm.input, { year, ...(due ? { due } : {}) });
  const set = useAct(indicatorOwnerContract.setTerm, { inForm: true, done: '填报期限已定' });
  const lastOver = Number(today().slice(0, 4)) - 1;
  const field = form.field('year');
  const years = Array.from({ length: 5 }, (_, i) => String(lastOver - i));
  return (
    <FormDialog title="定填报期限" act="定期限" form={form} onAct={set.mutateAsync} onClose={onClose}>
      <PickField
        label="年度"
        {...field}
        value={String(field.value)}
        onChange={(value) => {
          const next = Number(value);
          form.set({ year: next, due: (terms.find((term) => term.year === next)?.due ?? undefined) as never });
        }}
        choices={years.map((value) => ({ value, says: `${value} 年的数` }))}
      />
      <DayField label="哪天前报" {...form.field('due')} />
      {terms.length > 0 && <Lines lines={terms.map((term) => [`${term.year} 年`, `${term.due} 前报`] as const)} />}
    </FormDialog>
  );
}
