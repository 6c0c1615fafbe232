import { type InputHTMLAttributes, type ReactNode, useId, useState } from 'react';
import type { FieldOf } from '../form.ts';
import { Icon } from './Icon.tsx';

export interface FieldProps {
  label: string;
  /** 选填 is written; required is the rule. */
  optional?: boolean | undefined;
  /** What to write, in one line, under the label's field. */
  hint?: ReactNode;
}

/** Ids that tie a control to its label, hint and error. */
export interface ControlProps {
  id: string;
  'aria-invalid': true | undefined;
  'aria-describedby': string | undefined;
}

/** Label above, control, then the error in words, else the hint. The shell of every field part. */
export function Field({
  label,
  optional,
  hint,
  error,
  children,
}: FieldProps & { error: string | undefined; children: (control: ControlProps) => ReactNode }) {
  const id = useId();
  const says = `${id}-says`;
  const told = error ?? hint;
  return (
    <div className={error ? 'field wrong' : 'field'}>
      <label htmlFor={id}>
        {label}
        {optional && <span className="faint"> 选填</span>}
      </label>
      {children({ id, 'aria-invalid': error ? true : undefined, 'aria-describedby': told ? says : undefined })}
      {told && (
        <p id={says} className={error ? 'field-error' : 'faint'} role={error ? 'alert' : undefined}>
          {error && <Icon name="warn" />}
          {told}
        </p>
      )}
    </div>
  );
}

/** A field of text: also for values the contract may call null. */
export type TextOf = Pick<FieldOf<string>, 'name' | 'onChange' | 'error'> & { value: string | null | undefined };
type Plain = Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange' | 'name'>;

/** One line of text. */
export function TextField({ label, optional, hint, name, value, onChange, error, ...rest }: FieldProps & TextOf & Plain) {
  return (
    <Field label={label} optional={optional} hint={hint} error={error}>
      {(control) => (
        <input
          type="text"
          className="input"
          autoComplete="off"
          {...rest}
          {...control}
          name={name}
          value={value ?? ''}
          onChange={(e) => onChange(e.target.value === '' && optional ? undefined : e.target.value)}
        />
      )}
    </Field>
  );
}

/** The same for a value that the contract calls null when it is empty. */
export function NullableTextField({ value, onChange, ...rest }: FieldProps & FieldOf<string | null> & Plain) {
  return <TextField optional {...rest} value={value ?? ''} onChange={(text) => onChange(text ? text : null)} />;
}

/** Several lines of text. */
export function TextAreaField({
  label,
  optional,
  hint,
  name,
  value,
  onChange,
  error,
  rows = 3,
  maxLength,
}: FieldProps & TextOf & { rows?: number; maxLength?: number }) {
  return (
    <Field label={label} optional={optional} hint={hint} error={error}>
      {(control) => (
        <textarea
          className="input"
          rows={rows}
          maxLength={maxLength}
          {...control}
          name={name}
          value={value ?? ''}
          onChange={(e) => onChange(e.target.value)}
        />
      )}
    </Field>
  );
}

/** A password, with a button that shows it and a word when Caps Lock is on. */
export function PasswordField({ label, optional, hint, name, value, onChange, error, ...rest }: FieldProps & TextOf & Plain) {
  const [shown, setShown] = useState(false);
  const [caps, setCaps] = useState(false);
  return (
    <Field label={label} optional={optional} hint={caps ? '大写锁定开着' : hint} error={error}>
      {(control) => (
        <span className="password">
          <input
            className="input"
            spellCheck={false}
            autoCapitalize="off"
            {...rest}
            {...control}
            type={shown ? 'text' : 'password'}
            name={name}
            value={value ?? ''}
            onChange={(e) => onChange(e.target.value)}
            onKeyUp={(e) => setCaps(e.getModifierState('CapsLock'))}
            onBlur={() => setCaps(false)}
          />
          <button type="button" aria-pressed={shown} onClick={() => setShown(!shown)}>
            {shown ? '隐藏' : '显示'}
          </button>
        </span>
      )}
    </Field>
  );
}

/** A box to tick, with its sentence beside it. */
export function CheckField({ label, hint, name, value, onChange, error }: FieldProps & FieldOf<boolean>) {
  return (
    <div className="field">
      <label className="check">
        <input type="checkbox" name={name} checked={value ?? false} onChange={(e) => onChange(e.target.checked)} />
        <span>
          {label}
          {hint && <span className="faint">{hint}</span>}
        </span>
      </label>
      {error && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

export interface Choice<T extends string> {
  value: T;
  says: string;
  hint?: string;
}

/** One of a short list, on the browser's own control (best on phones). For long or searched lists: SelectField of shared/antd. */
export function PickField<T extends string>({
  label,
  optional,
  hint,
  name,
  value,
  onChange,
  error,
  choices,
}: FieldProps & FieldOf<T> & { choices: readonly Choice<T>[] }) {
  return (
    <Field label={label} optional={optional} hint={hint} error={error}>
      {(control) => (
        <select
          className="input"
          {...control}
          name={name}
          value={value ?? ''}
          onChange={(e) => onChange((e.target.value || undefined) as T)}
        >
          {(optional || value === undefined) && <option value="">{optional ? '不选' : '选一个'}</option>}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.says}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
