import { personContract, postKinds, unitContract, unitKinds } from '@weicheng/domain/organization';
import { useState } from 'react';
import { SelectField } from '../../../shared/antd/index.ts';
import type { FieldOf } from '../../../shared/form.ts';
import type { Choice, FieldProps } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';
import { useSettled } from './useSettled.ts';

/** The one chosen stays among the answers, so that its name is shown and not its id. */
const withChosen = (found: Choice<string>[], chosen: Choice<string> | undefined): Choice<string>[] =>
  chosen && !found.some(({ value }) => value === chosen.value) ? [chosen, ...found] : found;

interface PickerProps extends FieldProps {
  /** The name of what stands in the field at the start. */
  chosen?: Choice<string> | undefined;
  /** Not among the answers. */
  except?: string | undefined;
  placeholder?: string;
}

/** Search of units as choices: 柳桥社区 · 柳桥街道. Without a text it answers nothing. */
export function useUnitChoices(text: string): Choice<string>[] {
  const asked = useSettled(text.trim());
  const found = useVerb(unitContract.search, { text: asked, limit: 30 }, { enabled: asked !== '', keep: true });
  if (asked === '') return [];
  return (found.data?.rows ?? []).map((row) => ({
    value: row.id,
    says: [row.name, row.alias && `曾用 ${row.alias}`, row.parentName ?? unitKinds[row.kind].says].filter(Boolean).join(' · '),
  }));
}

/** Search of persons as choices: 何以南 · 城市管理局联络员. */
export function usePersonChoices(text: string): Choice<string>[] {
  const asked = useSettled(text.trim());
  const found = useVerb(personContract.list, { search: asked, limit: 30 }, { keep: true });
  return (found.data?.rows ?? []).map((row) => {
    const post = row.posts[0];
    return { value: row.id, says: post ? `${row.name} · ${post.unitName}${postKinds[post.kind].says}` : row.name };
  });
}

type Chosen = PickerProps & FieldOf<string> & { onChosen?: (choice: Choice<string> | undefined) => void };

/** 选单位: by name, former name or alias; the server searches. */
export function UnitField(props: Chosen) {
  const [text, setText] = useState('');
  return <Picker {...props} found={useUnitChoices(text)} onSearch={setText} placeholder={props.placeholder ?? '写单位名称来找'} />;
}

/** 选人: by name or unit; the server searches. */
export function PersonField(props: Chosen) {
  const [text, setText] = useState('');
  return <Picker {...props} found={usePersonChoices(text)} onSearch={setText} placeholder={props.placeholder ?? '写姓名来找'} />;
}

function Picker({ chosen, except, found, onChosen, ...field }: Chosen & { found: Choice<string>[]; onSearch: (text: string) => void }) {
  const [kept, setKept] = useState(chosen);
  const choices = withChosen(found, kept?.value === field.value ? kept : chosen).filter(({ value }) => value !== except);
  return (
    <SelectField
      {...field}
      choices={choices}
      onChange={(value) => {
        const choice = choices.find((one) => one.value === value);
        setKept(choice);
        onChosen?.(choice);
        field.onChange(value);
      }}
    />
  );
}
