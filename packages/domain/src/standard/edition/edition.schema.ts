import { z } from 'zod';
import { Day } from '../../kernel/index.ts';
import { IndicatorRule } from './indicatorRule.schema.ts';

/** The key of an entry in a file of `standards/`. */
export const StandardKey = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]*$/, '键只用字母、数字和连字符');
const key = StandardKey;
const words = z.array(z.string().min(2, '提示词至少两个字'));

/**
 * 核实到哪一步: `seen` in the text of the standard; `indirect` in a report about it or in the national reporting interface;
 * `unverified` from memory only, for the office to confirm.
 */
export const Verification = z.enum(['seen', 'indirect', 'unverified']);
export type Verification = z.infer<typeof Verification>;

/** 出处. */
export const StandardSource = z.strictObject({ key, title: z.string().min(1) });

/** 标准的一个方面（爱国卫生组织管理 …）. */
const Area = z.strictObject({ key, number: z.int().min(1), name: z.string().min(1) });

/** 条款, in our own words. `number` is the official one, null where it is not verified; never print another. */
const Clause = z.strictObject({
  key,
  area: key,
  number: z.int().min(1).nullable(),
  title: z.string().min(1),
  text: z.string().min(1),
  /** Words by which a task is recognized as being about it. */
  words,
  source: key,
  verification: Verification,
});
export type Clause = z.infer<typeof Clause>;

/** 统计范围: 建成区, 城区, 辖区. */
export const StatisticalScope = z.enum(['builtUp', 'urban', 'jurisdiction']);
export type StatisticalScope = z.infer<typeof StatisticalScope>;

/** 数据评价指标. `key` is ours (K01 …); `officialNumber` is the row of the official table, null where it is not verified. */
const Indicator = z.strictObject({
  key,
  officialNumber: z.int().min(1).nullable(),
  name: z.string().min(1),
  clause: key,
  /** %, ‰, 1/10万, 小时, 天 …; empty where there is nothing to measure. */
  unit: z.string(),
  /** Which way is better. */
  direction: z.enum(['up', 'down']),
  scope: StatisticalScope,
  scopeVerification: Verification,
  /** Whom to ask for it, as a hint: 教育局、卫健委. */
  reportedBy: z.string().min(1),
  /** How many yearly values are reported. */
  series: z.int().min(1).max(5),
  rule: IndicatorRule,
  /** Years from which on the values cannot be compared with earlier ones, and why: 改按 HJ 633-2026 评价. */
  breaks: z.array(z.strictObject({ fromYear: z.int(), why: z.string().min(1) })),
  evidence: z.array(z.string().min(1)).min(1),
  words,
  source: key,
  /** How far the rule with its figure is verified. */
  verification: Verification,
});
export type Indicator = z.infer<typeof Indicator>;

/** 标准的一版: areas → clauses → indicators, with sources. What is not verified says so. */
export const Edition = z.strictObject({
  $schema: z.string().optional(),
  kind: z.literal('edition'),
  key,
  title: z.string().min(1),
  shortTitle: z.string().min(1),
  /** 文号; null where not known. */
  documentNumber: z.string().nullable(),
  issuedOn: Day.nullable(),
  inForceFrom: Day.nullable(),
  sources: z.array(StandardSource).min(1),
  areas: z.array(Area).min(1),
  clauses: z.array(Clause).min(1),
  indicators: z.array(Indicator),
});
export type Edition = z.infer<typeof Edition>;
