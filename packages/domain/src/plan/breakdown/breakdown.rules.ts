import type { PlanReading, ReadThreshold, ThresholdOperator } from '../reading/reading.schema.ts';
import type { Breakdown } from './breakdown.schema.ts';

const operators: Readonly<Record<ThresholdOperator, string>> = { '>=': '不低于', '<=': '不超过', '>': '超过', '<': '低于', '=': '' };

/** A threshold in words: `公厕达标率不低于95%`. */
export const thresholdWords = ({ metric, operator, value, unit }: Pick<ReadThreshold, 'metric' | 'operator' | 'value' | 'unit'>): string =>
  `${metric}${operators[operator]}${value}${unit}`;

/** A day in words: `2026年3月31日`; whatever is no day stays as it is. */
export const dayWords = (day: string): string => {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  return found ? `${found[1]}年${Number(found[2])}月${Number(found[3])}日` : day;
};

/** The breakdown of a plan as it was read, before anyone has checked it. */
export const breakdownOf = (reading: PlanReading): Breakdown => ({
  title: reading.title?.text ?? '',
  documentNumber: reading.documentNumber?.text ?? null,
  issuer: reading.issuer?.text ?? null,
  date: reading.date?.text ?? null,
  forUnit: null,
  rows: reading.tasks.map((task) => ({
    path: task.path,
    area: task.headings.at(-1)?.text ?? '',
    text: task.text,
    thresholds: [...new Set(task.thresholds.map(thresholdWords))],
    leadUnits: task.leadUnits.map((unit) => unit.text),
    supportingUnits: task.supportingUnits.map((unit) => unit.text),
    responsibleUnits: task.responsibleUnits.map((unit) => unit.text),
    deadline: [...new Set([...task.deadlines, ...task.recurrence].map((printed) => printed.text))].join('；'),
    clauses: task.clauses.map((clause) => clause.text),
  })),
});

/** What concerns one unit, known by any of these names. */
export const extractFor = (breakdown: Breakdown, unit: string, names: readonly string[] = [unit]): Breakdown => ({
  ...breakdown,
  forUnit: unit,
  rows: breakdown.rows.filter((row) =>
    [...row.leadUnits, ...row.supportingUnits, ...row.responsibleUnits].some((name) => names.includes(name)),
  ),
});
