import { z } from 'zod';

/** 出处：where something stands in the source text, as UTF-16 offsets `[start, end)`. */
export const Span = z.object({ start: z.int().min(0), end: z.int().min(0) });
export type Span = z.infer<typeof Span>;

/** 表格 of the source: every cell's place in the source text, row by row. A merged cell stands in each place it covers. */
export const SourceTable = z.object({ span: Span, rows: z.array(z.array(Span)) });
export type SourceTable = z.infer<typeof SourceTable>;

/**
 * 原文：what a reader of files hands to the reader of plans: one text, in which every place is a span, and the tables it holds.
 * In the text a table is one line a row, its cells parted by tabs.
 */
export const SourceText = z.object({ text: z.string(), tables: z.array(SourceTable) });
export type SourceText = z.infer<typeof SourceText>;

/** A word, name or figure as printed, with its place. */
export const Printed = z.object({ text: z.string(), span: Span });
export type Printed = z.infer<typeof Printed>;

/**
 * 时限：`value` is `2022-03-31`, `2022-06`, `2023-Q1`, `2023-H1`, `2020`, `20XX-07` (a masked year) or `--04-19` (no year printed);
 * `text` is what was printed; a range has its end in `value` and its start in `from`.
 */
export const ReadDeadline = z.object({ value: z.string(), from: z.string().nullable(), text: z.string(), span: Span });
export type ReadDeadline = z.infer<typeof ReadDeadline>;

/** 频次. `text` is what was printed: 每季度. */
export const Recurrence = z.enum(['daily', 'weekly', 'monthly', 'quarterly', 'yearly']);
export type Recurrence = z.infer<typeof Recurrence>;
export const ReadRecurrence = z.object({ value: Recurrence, text: z.string(), span: Span });
export type ReadRecurrence = z.infer<typeof ReadRecurrence>;

/** 阈值的比较：not less than, not more than, more than, less than, exactly. */
export const ThresholdOperator = z.enum(['>=', '<=', '>', '<', '=']);
export type ThresholdOperator = z.infer<typeof ThresholdOperator>;

/** 指标与阈值：`metric` is the noun phrase the figure speaks of, `unit` as printed right after the number (%、次/年、名). */
export const ReadThreshold = z.object({
  metric: z.string(),
  operator: ThresholdOperator,
  value: z.number(),
  unit: z.string(),
  span: Span,
});
export type ReadThreshold = z.infer<typeof ReadThreshold>;

/** 任务, as it was read. `path` has the printed numbers of all levels: `三/(一)/1`. */
export const ReadTask = z.object({
  path: z.string(),
  /** The headings above it, outermost first. */
  headings: z.array(Printed),
  /** The full text after the number, without its unit and deadline lines. */
  text: z.string(),
  span: Span,
  leadUnits: z.array(Printed),
  supportingUnits: z.array(Printed),
  responsibleUnits: z.array(Printed),
  deadlines: z.array(ReadDeadline),
  recurrence: z.array(ReadRecurrence),
  thresholds: z.array(ReadThreshold),
  /** Clauses of a standard that are cited: 《国家卫生城市标准》第十二条. */
  clauses: z.array(Printed),
  /** The period of an area × period plan (`2023-Q1`), or null. */
  period: z.string().nullable(),
});
export type ReadTask = z.infer<typeof ReadTask>;

/** 阶段: months as `2024-02` or `20XX-02`; null where the document leaves it open. */
export const ReadPhase = z.object({
  name: z.string(),
  start: z.string().nullable(),
  end: z.string().nullable(),
  text: z.string(),
  span: Span,
});
export type ReadPhase = z.infer<typeof ReadPhase>;

export const ReadMember = z.object({
  name: z.string(),
  /** 职务, as printed; empty where none is. */
  position: z.string(),
  role: z.enum(['leader', 'deputy', 'member']),
  span: Span,
});
export type ReadMember = z.infer<typeof ReadMember>;

/** 组织: every body the document itself sets up. Posts without names are in `posts`. */
export const ReadOrganization = z.object({
  name: z.string(),
  parent: z.string().nullable(),
  members: z.array(ReadMember),
  posts: z.array(Printed),
  duties: Printed.nullable(),
  span: Span,
});
export type ReadOrganization = z.infer<typeof ReadOrganization>;

/** 一个章节: a numbered or titled part of the document. */
export const ReadSection = z.object({
  path: z.string(),
  title: z.string(),
  level: z.int(),
  kind: z.enum(['tasks', 'ideology', 'goals', 'requirements', 'phases', 'organizations', 'annex', 'other']),
  span: Span,
  /** 由某组总负责, as printed under the title. */
  owners: z.array(Printed),
  /** Dates of a lead-in, which belong to the section and not to its tasks. */
  periods: z.array(ReadDeadline),
});
export type ReadSection = z.infer<typeof ReadSection>;

/** 目标或要求: a passage that is no task. */
export const ReadPassage = z.object({
  path: z.string(),
  text: z.string(),
  span: Span,
  leadUnits: z.array(Printed),
  deadlines: z.array(ReadDeadline),
  thresholds: z.array(ReadThreshold),
});
export type ReadPassage = z.infer<typeof ReadPassage>;

/** 存疑的种类. A repair is never silent: each leaves one of these at its place. */
export const ReadFlagKind = z.enum([
  'numberLost',
  'numberJump',
  'numberRepeated',
  'numberGlued',
  'bracketOpen',
  'webNoise',
  'pageFurniture',
  'lineJoined',
  'ocrSpacing',
  'masked',
  'traditional',
  'cutOff',
  'yearInherited',
  'yearMissing',
  'namesSplit',
  'titlesDiffer',
  'noTasks',
  'holiday',
]);
export type ReadFlagKind = z.infer<typeof ReadFlagKind>;

/** 存疑: what was repaired or cannot be told, at its place, in a sentence a person can answer: 编号从 3 跳到 5，原文缺 4？ */
export const ReadFlag = z.object({ kind: ReadFlagKind, span: Span, sentence: z.string() });
export type ReadFlag = z.infer<typeof ReadFlag>;

/** 读出的方案: everything a plan document says, each part with its place in the source text. */
export const PlanReading = z.object({
  title: Printed.nullable(),
  documentNumber: Printed.nullable(),
  issuer: Printed.nullable(),
  /** `YYYY-MM-DD` in `text`. */
  date: Printed.nullable(),
  addressees: z.array(Printed),
  attachments: z.array(Printed),
  /** 依据: titles of documents cited, with their number where printed. */
  basis: z.array(Printed),
  sections: z.array(ReadSection),
  tasks: z.array(ReadTask),
  phases: z.array(ReadPhase),
  organizations: z.array(ReadOrganization),
  goals: z.array(ReadPassage),
  requirements: z.array(ReadPassage),
  flags: z.array(ReadFlag),
});
export type PlanReading = z.infer<typeof PlanReading>;
