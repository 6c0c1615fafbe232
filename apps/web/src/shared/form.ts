import type { FieldError, Problem } from '@weicheng/domain/kernel';
import { type SyntheticEvent, useCallback, useState } from 'react';
import type { z } from 'zod';
import { problemOf } from './problems.ts';
import { useUnsaved } from './unsaved.ts';

/** What every field part takes; `form.field('name')` makes it. */
export interface FieldOf<T> {
  name: string;
  value: T | undefined;
  onChange: (value: T | undefined) => void;
  /** The sentence under the field. */
  error: string | undefined;
}

export interface FormState<V, O> {
  values: Partial<V>;
  set: (change: Partial<V>) => void;
  field: <K extends keyof V & string>(name: K) => FieldOf<V[K]>;
  /** For a form's onSubmit: checks with the verb's own shape, then acts; a refusal is shown, what was typed stays. */
  submit: (act: (input: O) => Promise<unknown>) => (event?: SyntheticEvent) => void;
  /** A refusal that belongs to no one field. */
  problem: Problem | null;
  busy: boolean;
  /** Something was typed since the start. */
  touched: boolean;
  reset: (values?: Partial<V>) => void;
}

/** Every error under its field: the first one said for each. `path` is dotted; only its first part names a field here. */
export function errorsByField(fields: readonly FieldError[]): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { path, message } of fields) errors[path.split('.')[0] ?? ''] ??= message;
  return errors;
}

/** What the shape says about a field; one that holds nothing at all is not wrong but missing. */
export function errorOf({ path, code, message }: z.core.$ZodIssue, values: Readonly<Record<string, unknown>>): FieldError {
  const nothing = code === 'invalid_type' && path.length === 1 && (values[String(path[0])] ?? null) === null;
  return { path: path.join('.'), message: nothing ? '没有填' : message };
}

/** The fields of a refusal, when it names any, or the one that a form says it belongs to. */
export const fieldsOf = (problem: Problem, under: Readonly<Record<string, string>> = {}): FieldError[] => {
  const { fields } = problem.details;
  const path = under[problem.code];
  if (path !== undefined) return [{ path, message: problem.message }];
  return Array.isArray(fields) ? (fields as FieldError[]) : [];
};

const focusOn = (name: string) => requestAnimationFrame(() => document.getElementsByName(name)[0]?.focus());

/** 草稿: what was typed, kept for this tab under a name until it is done. */
export const drafts = {
  read: <V>(name: string): Partial<V> | null => {
    try {
      return JSON.parse(sessionStorage.getItem(`draft:${name}`) ?? 'null') as Partial<V> | null;
    } catch {
      return null;
    }
  },
  keep: (name: string, values: object) => sessionStorage.setItem(`draft:${name}`, JSON.stringify(values)),
  drop: (name: string) => sessionStorage.removeItem(`draft:${name}`),
};

/**
 * A form over the input shape of a verb: the same sentences here and from the server. `start` are the first values;
 * with `draft` what was typed survives a reload of the page, until it is submitted. `secret`: passwords and codes, which
 * are neither kept nor missed. `under`: the code of a refusal → the field it is said under.
 */
export function useForm<S extends z.ZodObject>(
  shape: S,
  start: Partial<z.input<S>> = {},
  options: { draft?: string; secret?: true; under?: Readonly<Record<string, keyof z.input<S> & string>> } = {},
): FormState<z.input<S>, z.output<S>> {
  type V = z.input<S>;
  const { draft, secret, under } = options;
  const [values, setValues] = useState<Partial<V>>(() => ({ ...start, ...(draft ? drafts.read<V>(draft) : null) }));
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const [touched, setTouched] = useState(false);
  useUnsaved(touched && !busy && !secret && draft === undefined);

  const set = useCallback(
    (change: Partial<V>) => {
      setTouched(true);
      setErrors((old) => Object.fromEntries(Object.entries(old).filter(([name]) => !(name in change))));
      setValues((old) => {
        const next = { ...old, ...change };
        if (draft) drafts.keep(draft, next);
        return next;
      });
    },
    [draft],
  );

  const show = (fields: readonly FieldError[]) => {
    const next = errorsByField(fields);
    setErrors(next);
    const first = Object.keys(next)[0];
    if (first) focusOn(first);
  };

  const act = async (go: (input: z.output<S>) => Promise<unknown>) => {
    setProblem(null);
    setErrors({});
    const read = shape.safeParse(values);
    if (!read.success) return show(read.error.issues.map((issue) => errorOf(issue, values)));
    setBusy(true);
    try {
      await go(read.data);
      if (draft) drafts.drop(draft);
      setTouched(false);
    } catch (failure) {
      const refused = problemOf(failure);
      const fields = fieldsOf(refused, under).filter(({ path }) => (path.split('.')[0] ?? '') in shape.shape);
      show(fields);
      if (fields.length === 0) setProblem(refused);
    } finally {
      setBusy(false);
    }
  };

  return {
    values,
    set,
    field: (name) => ({ name, value: values[name], onChange: (value) => set({ [name]: value } as Partial<V>), error: errors[name] }),
    submit: (go) => (event) => {
      event?.preventDefault();
      if (!busy) void act(go);
    },
    problem,
    busy,
    touched,
    reset: (next = start) => {
      setValues(next);
      setErrors({});
      setProblem(null);
      setTouched(false);
      if (draft) drafts.drop(draft);
    },
  };
}
