import { type Unit, unitContract } from '@weicheng/domain/organization';
import { useState } from 'react';
import { useForm } from '../../../../shared/form.ts';
import { today } from '../../../../shared/moments.ts';
import { DayField, TextAreaField } from '../../../../shared/parts/index.ts';
import { useAct } from '../../../../shared/queries.ts';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { UnitField } from '../../parts/pickers.tsx';
import { sayWarnings } from './warn.ts';

type Named = Pick<Unit, 'id' | 'name'>;

/** 并入: its posts and grants go along, its name stays as an alias of the other. */
export function MergeForm({ unit, onClose }: { unit: Named; onClose: () => void }) {
  const form = useForm(unitContract.merge.input, { id: unit.id, on: today() });
  const merge = useAct(unitContract.merge, { inForm: true, done: `“${unit.name}”已并入` });
  const [into, setInto] = useState<string>();
  return (
    <FormDialog
      title={`并入“${unit.name}”到另一单位`}
      act="并入"
      form={form}
      danger
      onAct={async (input) => sayWarnings(await merge.mutateAsync(input))}
      onClose={onClose}
    >
      <UnitField
        label="并入哪个单位"
        except={unit.id}
        {...form.field('into')}
        onChosen={(choice) => setInto(choice?.says.split(' · ')[0])}
      />
      <DayField label="从哪天起" max={today()} {...form.field('on')} />
      <p className="says">
        把“{unit.name}”并入“{into ?? '…'}”，自 {form.values.on ?? '…'} 起。岗位上的人和在“{unit.name}”的授权随转，以后读到“{unit.name}”都算“
        {into ?? '…'}”。
      </p>
    </FormDialog>
  );
}

/** 撤销. */
export function CloseForm({ unit, onClose }: { unit: Named; onClose: () => void }) {
  const form = useForm(unitContract.close.input, { id: unit.id, on: today() });
  const close = useAct(unitContract.close, { inForm: true, done: `已撤销“${unit.name}”` });
  return (
    <FormDialog
      title={`撤销“${unit.name}”`}
      act="撤销"
      form={form}
      danger
      onAct={async (input) => sayWarnings(await close.mutateAsync(input))}
      onClose={onClose}
    >
      <DayField label="从哪天起不再存在" max={today()} {...form.field('on')} />
      <TextAreaField label="撤销原因" maxLength={200} {...form.field('reason')} />
      <p className="faint">撤销后不能恢复；这天以前的台账不变，仍能查到它。</p>
    </FormDialog>
  );
}
