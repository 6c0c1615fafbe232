import { type Unit, unitContract } from '@weicheng/domain/organization';
import { useForm } from '../../../../shared/form.ts';
import { today } from '../../../../shared/moments.ts';
import { DayField, NullableTextField, TextField } from '../../../../shared/parts/index.ts';
import { useAct } from '../../../../shared/queries.ts';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { sayWarnings } from './warn.ts';

/** 更名: the former name stays on the former days and is kept as an alias. */
export function RenameForm({ unit, onClose }: { unit: Pick<Unit, 'id' | 'name' | 'shortName'>; onClose: () => void }) {
  const form = useForm(unitContract.rename.input, { id: unit.id, name: unit.name, shortName: unit.shortName, on: today() });
  const rename = useAct(unitContract.rename, { inForm: true, done: (answer) => `已更名为“${answer.unit.name}”` });
  return (
    <FormDialog
      title={`更名“${unit.name}”`}
      act="更名"
      form={form}
      onAct={async (input) => sayWarnings(await rename.mutateAsync(input))}
      onClose={onClose}
    >
      <TextField label="新名称" maxLength={60} {...form.field('name')} />
      <NullableTextField label="简称" maxLength={20} {...form.field('shortName')} />
      <DayField label="从哪天起用新名称" max={today()} {...form.field('on')} />
      <p className="faint">这天以前的台账和文件仍写“{unit.name}”；读到旧名称也认得。</p>
    </FormDialog>
  );
}
