import { type Unit, UnitKind, unitContract, unitKinds } from '@weicheng/domain/organization';
import { useForm } from '../../../../shared/form.ts';
import { today } from '../../../../shared/moments.ts';
import { DayField, NullableTextField, PickField, TextField } from '../../../../shared/parts/index.ts';
import { useAct } from '../../../../shared/queries.ts';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { sayWarnings } from './warn.ts';

type Parent = Pick<Unit, 'id' | 'kind' | 'name' | 'divisionCode'>;

/** What an office founds most often stands first; the rest in the order of the table. */
const usual: readonly UnitKind[] = ['community', 'village', 'institution', 'department', 'workingGroup'];
const rank = (kind: UnitKind) => (usual.includes(kind) ? usual.indexOf(kind) : usual.length);

/** 设立下级单位: only the kinds that may stand here are offered. */
export function FoundForm({ parent, onClose }: { parent: Parent; onClose: () => void }) {
  const kinds = UnitKind.options.filter((kind) => unitKinds[kind].under.includes(parent.kind)).toSorted((a, b) => rank(a) - rank(b));
  const form = useForm(unitContract.found.input, { parentId: parent.id, on: today(), ...(kinds[0] ? { kind: kinds[0] } : {}) });
  const found = useAct(unitContract.found, { inForm: true, done: ({ unit }) => `已设立“${unit.name}”` });
  const { kind } = form.values;
  const length = kind ? unitKinds[kind].codeLength : null;
  return (
    <FormDialog
      title={`在“${parent.name}”下设立单位`}
      act="设立"
      form={form}
      why={kinds.length === 0 ? `${unitKinds[parent.kind].says}下面不设单位。` : null}
      onAct={async (input) => sayWarnings(await found.mutateAsync(length === null ? { ...input, divisionCode: null } : input))}
      onClose={onClose}
    >
      <PickField label="类别" choices={kinds.map((value) => ({ value, says: unitKinds[value].says }))} {...form.field('kind')} />
      <TextField label="名称" maxLength={60} placeholder="写全称，和印章一致" {...form.field('name')} />
      <NullableTextField label="简称" maxLength={20} hint="表格里放不下全称时用" {...form.field('shortName')} />
      {length !== null && (
        <NullableTextField
          label="区划代码"
          inputMode="numeric"
          maxLength={length}
          hint={`${length} 位数字${parent.divisionCode ? `，以上级的 ${parent.divisionCode.replace(/(?:00){1,2}$/, '')} 开头` : ''}`}
          {...form.field('divisionCode')}
        />
      )}
      <DayField label="设立日期" max={today()} {...form.field('on')} />
    </FormDialog>
  );
}
