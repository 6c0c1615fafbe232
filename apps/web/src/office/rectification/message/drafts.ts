import type { Problem } from '@weicheng/domain/kernel';
import { type issueContract, type MessageIssue, issueContract as verbs } from '@weicheng/domain/rectification';
import { actKey, type Input } from '../../../shared/api.ts';
import { errorOf, errorsByField, fieldsOf } from '../../../shared/form.ts';

type Registered = Input<typeof issueContract.register>;

/** One issue of a message while a person looks at it: as it was read, and as it will be registered. */
export interface Draft {
  read: MessageIssue;
  values: Partial<Registered>;
  order: { leadUnitId: string | undefined; workingDays: number | undefined; due: string | undefined };
  /** 不登记 */
  leftOut: boolean;
  errors: Readonly<Record<string, string>>;
  /** A refusal that belongs to no one field. */
  refused: string | null;
  /** One act is one key: sent again it is done once. Another text is another act. */
  keys: { register: string; dispatch: string };
  done: { id: string; number: number; dispatched: boolean } | null;
}

const freshKeys = () => ({ register: actKey(), dispatch: actKey() });

/** 草稿 of what was read. Only who may dispatch is offered a unit. */
export const draftOf = (read: MessageIssue): Draft => ({
  read,
  values: {
    title: read.title,
    text: read.text === read.title ? '' : read.text,
    place: read.place?.words ?? '',
    matter: read.matter?.code ?? null,
    severity: read.severity?.value ?? 'minor',
    areaUnitId: (read.area?.unitId ?? null) as Registered['areaUnitId'],
    source: 'inspection',
  },
  order: {
    leadUnitId: read.lead?.unitId ?? undefined,
    workingDays: read.deadline?.workingDays ?? undefined,
    due: read.deadline?.due ?? undefined,
  },
  leftOut: false,
  errors: {},
  refused: null,
  keys: freshKeys(),
  done: null,
});

/** What a person changed; it is another act from now on. */
export const changed = (draft: Draft, values: Partial<Draft['values']>, order: Partial<Draft['order']> = {}): Draft => ({
  ...draft,
  values: { ...draft.values, ...values },
  order: { ...draft.order, ...order },
  errors: Object.fromEntries(Object.entries(draft.errors).filter(([name]) => !(name in values) && !(name in order))),
  refused: null,
  keys: draft.done ? { ...draft.keys, dispatch: actKey() } : freshKeys(),
});

/** What still has to be sent. */
export const isOpen = ({ leftOut, done, order }: Draft): boolean =>
  !leftOut && (done === null || (!done.dispatched && Boolean(order.leadUnitId)));

/** The sentences of the verb's own shape, before anything is sent. */
export const wrongsOf = ({ values }: Draft): Record<string, string> => {
  const read = verbs.register.input.safeParse(values);
  return read.success ? {} : errorsByField(read.error.issues.map((issue) => errorOf(issue, values)));
};

const under = {
  'issue.unknown-matter': 'matter',
  'issue.no-unit': 'leadUnitId',
  'issue.beyond': 'leadUnitId',
  'issue.deadline-past': 'due',
  'issue.no-deadline': 'workingDays',
};

/** A refusal where it belongs: under its field, or over the form. */
export const refusedBy = (draft: Draft, problem: Problem): Draft => {
  const fields = fieldsOf(problem, under);
  return fields.length > 0
    ? { ...draft, errors: { ...draft.errors, ...errorsByField(fields) }, refused: null }
    : { ...draft, refused: problem.message };
};
