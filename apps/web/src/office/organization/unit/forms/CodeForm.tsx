import { aliasContract, type Unit, unitContract, unitKinds } from '@weicheng/domain/organization';
import { useForm } from '../../../../shared/form.ts';
import { today } from '../../../../shared/moments.ts';
import { DayField, NullableTextField, TextField } from '../../../../shared/parts/index.ts';
import { useAct } from '../../../../shared/queries.ts';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { sayWarnings } from './warn.ts';

/** 更正区划代码. */
export function CodeForm({ unit, onClose }: { unit: Pick<Unit, 'id' | 'name' | 'kind' | 'divisionCode'>; onClose: () => void }) {
  const form = useForm(unitContract.correctCode.input, { id: unit.id, divisionCode: unit.divisionCode, on: today() });
  const correct = useAct(unitContract.correctCode, { inForm: true, done: '区划代码已更正' });
  const length = unitKinds[unit.kind].codeLength;
  return (
    <FormDialog
      title={`更正“${unit.name}”的区划代码`}
      act="更正"
      form={form}
      why={length === null ? `${unitKinds[unit.kind].says}没有区划代码。` : null}
      onAct={async (input) => sayWarnings(await correct.mutateAsync(input))}
      onClose={onClose}
    >
      <NullableTextField
        label="区划代码"
        inputMode="numeric"
        hint={length === null ? '' : `${length} 位数字；没有就留空`}
        {...form.field('divisionCode')}
      />
      <DayField label="从哪天起" max={today()} {...form.field('on')} />
    </FormDialog>
  );
}

/** 加别名: another name documents call it by. */
export function AliasForm({ unit, onClose }: { unit: Pick<Unit, 'id' | 'name'>; onClose: () => void }) {
  const form = useForm(aliasContract.add.input, { unitId: unit.id, from: null, until: null, origin: 'office' });
  const add = useAct(aliasContract.add, { inForm: true, done: (alias) => `“${alias.name}”已登记为别名` });
  return (
    <FormDialog title={`给“${unit.name}”加别名`} act="登记别名" form={form} onAct={add.mutateAsync} onClose={onClose}>
      <TextField label="别名" maxLength={60} placeholder="文件里怎么写就怎么填" {...form.field('name')} />
      <DayField label="从哪天起" optional hint="不填就是一直这样叫" {...form.field('from')} />
      <DayField label="到哪天前" optional {...form.field('until')} />
    </FormDialog>
  );
}
