import { Select, TreeSelect } from 'antd';
import type { FieldOf } from '../form.ts';
import { type Choice, Field, type FieldProps } from '../parts/Field.tsx';

type SelectProps<T extends string> = FieldProps & {
  choices: readonly Choice<T>[];
  placeholder?: string;
  onSearch?: (text: string) => void;
};

const matches = (text: string, option?: { label?: unknown }) =>
  String(option?.label ?? '')
    .toLowerCase()
    .includes(text.toLowerCase());

/** One of many, searched by typing. With `onSearch` the server searches and `choices` are its answer. */
export function SelectField<T extends string>(props: SelectProps<T> & FieldOf<T>) {
  const { label, optional, hint, name, value, onChange, error, choices, placeholder, onSearch } = props;
  return (
    <Field label={label} optional={optional} hint={hint} error={error}>
      {(control) => (
        <Select<T>
          {...control}
          showSearch={onSearch ? { filterOption: false, onSearch } : { filterOption: matches }}
          status={error ? 'error' : ''}
          allowClear={optional === true}
          value={value ?? null}
          placeholder={placeholder ?? '选一个'}
          notFoundContent="没有符合的，换个字再找"
          options={choices.map((choice) => ({ value: choice.value, label: choice.says, title: choice.hint ?? choice.says }))}
          onChange={(next) => onChange(next ?? undefined)}
          aria-label={label}
          data-field={name}
        />
      )}
    </Field>
  );
}

/** Several of many. */
export function SelectManyField<T extends string>(props: SelectProps<T> & FieldOf<T[]>) {
  const { label, optional, hint, name, value, onChange, error, choices, placeholder } = props;
  return (
    <Field label={label} optional={optional} hint={hint} error={error}>
      {(control) => (
        <Select<T[]>
          {...control}
          mode="multiple"
          showSearch={{ filterOption: matches }}
          status={error ? 'error' : ''}
          value={value ?? []}
          placeholder={placeholder ?? '可选多个'}
          notFoundContent="没有符合的，换个字再找"
          options={choices.map((choice) => ({ value: choice.value, label: choice.says }))}
          onChange={onChange}
          aria-label={label}
          data-field={name}
        />
      )}
    </Field>
  );
}

/** One branch of a tree: a unit and the units under it. */
export interface Branch {
  value: string;
  title: string;
  disabled?: boolean;
  children?: Branch[];
}

/** One place in a tree, searched by typing. */
export function TreeField({
  label,
  optional,
  hint,
  name,
  value,
  onChange,
  error,
  tree,
  placeholder,
}: FieldProps & FieldOf<string> & { tree: Branch[]; placeholder?: string }) {
  return (
    <Field label={label} optional={optional} hint={hint} error={error}>
      {(control) => (
        <TreeSelect
          {...control}
          showSearch={{ treeNodeFilterProp: 'title' }}
          status={error ? 'error' : ''}
          allowClear={optional === true}
          value={value ?? null}
          placeholder={placeholder ?? '选一个'}
          notFoundContent="没有符合的，换个字再找"
          treeData={tree}
          treeDefaultExpandedKeys={tree.map((branch) => branch.value)}
          onChange={(next: string | null) => onChange(next ?? undefined)}
          aria-label={label}
          data-field={name}
        />
      )}
    </Field>
  );
}
