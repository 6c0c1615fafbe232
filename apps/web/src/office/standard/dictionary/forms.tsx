import { type CityDictionary, type CityEntry, dictionaryContract } from '@weicheng/domain/standard';
import { SelectManyField } from '../../../shared/antd/index.ts';
import { type FieldOf, useForm } from '../../../shared/form.ts';
import { PickField, TextField } from '../../../shared/parts/index.ts';
import { useAct } from '../../../shared/queries.ts';
import { FormDialog } from '../../organization/parts/FormDialog.tsx';

interface WithDictionary {
  dictionary: CityDictionary;
  onClose: () => void;
}

interface WishFieldsProps {
  name: FieldOf<string>;
  note: FieldOf<string | undefined>;
  within: FieldOf<string | null | undefined>;
  others: readonly CityEntry[];
}

function WishFields({ name, note, within, others }: WishFieldsProps) {
  return (
    <>
      <TextField label="词条" maxLength={40} {...name} />
      <TextField label="说明" optional maxLength={120} {...note} onChange={(text) => note.onChange(text)} />
      <PickField
        label="归在哪一条下面"
        optional
        name={within.name}
        value={within.value ?? undefined}
        error={within.error}
        choices={others.map((one) => ({ value: one.key, says: one.name }))}
        onChange={(key) => within.onChange(key ?? null)}
      />
    </>
  );
}

const usable = ({ entries }: CityDictionary) => entries.filter(({ standing }) => standing !== 'retired');

/** 加词条 */
export function AddForm({ dictionary, onClose }: WithDictionary) {
  const form = useForm(dictionaryContract.add.input, { dictionary: dictionary.key, name: '', note: '', within: null });
  const add = useAct(dictionaryContract.add, { inForm: true, done: '词条已加' });
  return (
    <FormDialog title={`给“${dictionary.name}”加词条`} act="加词条" form={form} onAct={add.mutateAsync} onClose={onClose}>
      <WishFields name={form.field('name')} note={form.field('note')} within={form.field('within')} others={usable(dictionary)} />
    </FormDialog>
  );
}

/** 改词条 */
export function ChangeForm({ dictionary, entry, onClose }: WithDictionary & { entry: CityEntry }) {
  const { key, name, note, within } = entry;
  const form = useForm(dictionaryContract.change.input, { dictionary: dictionary.key, key, name, note, within });
  const change = useAct(dictionaryContract.change, { inForm: true, done: `“${name}”已修改` });
  const others = usable(dictionary).filter((one) => one.key !== key);
  return (
    <FormDialog title={`修改“${name}”`} act="修改" form={form} onAct={change.mutateAsync} onClose={onClose}>
      <WishFields name={form.field('name')} note={form.field('note')} within={form.field('within')} others={others} />
    </FormDialog>
  );
}

const own = '本市自己定';

/** 选定说法: one that was seen elsewhere, or the city's own list. */
export function ChooseForm({ dictionary, onClose }: WithDictionary) {
  const { key, name, revision, owner, variant, variants } = dictionary;
  const counted = dictionary.entries.filter((one) => one.counted).map((one) => one.key);
  const start = { dictionary: key, revision, owner, variant, entries: variant === null ? counted : null };
  const form = useForm(dictionaryContract.choose.input, start);
  const choose = useAct(dictionaryContract.choose, { inForm: true, done: `“${name}”已选定` });
  const entries = form.values.entries ?? null;
  return (
    <FormDialog title={`选定“${name}”的说法`} act="选定说法" form={form} onAct={choose.mutateAsync} onClose={onClose}>
      <PickField
        label="说法"
        name="variant"
        value={form.values.variant ?? own}
        error={undefined}
        choices={[...variants.map((one) => ({ value: one.name, says: one.name })), { value: own, says: own }]}
        onChange={(next) =>
          form.set(next === undefined || next === own ? { variant: null, entries: entries ?? counted } : { variant: next, entries: null })
        }
      />
      {entries !== null && (
        <SelectManyField
          label="算在内的词条"
          name="entries"
          value={entries}
          error={form.field('entries').error}
          choices={usable(dictionary).map((one) => ({ value: one.key, says: one.name }))}
          onChange={(next) => form.set({ entries: next ?? [] })}
        />
      )}
      <TextField label="由谁定" maxLength={40} {...form.field('owner')} />
    </FormDialog>
  );
}
