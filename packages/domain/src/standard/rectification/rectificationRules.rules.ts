import { type LimitRow, type LimitSeverity, type RectificationRules, type TimeLimit, timeUnits } from './rectificationRules.schema.ts';

/** 一段时限, in words: 3 紧急工作时. */
export const sayLimit = ({ count, unit }: TimeLimit): string => `${count} ${timeUnits[unit]}`;

/** Whether a row is about this issue, and how nearly: the matter counts more than the class, the class more than the severity. */
function nearness(row: LimitRow, matter: string | null, severity: LimitSeverity): number {
  const ofMatter = row.matter === null ? 0 : matter === row.matter ? 4 : matter?.slice(0, 2) === row.matter ? 2 : -1;
  const ofSeverity = row.severity === null ? 0 : row.severity === severity ? 1 : -1;
  return ofMatter < 0 || ofSeverity < 0 ? -1 : ofMatter + ofSeverity;
}

/** 该用哪一行时限 for a matter (five digits, null where none was chosen) and a severity. Rules without a row for all have none. */
export function limitFor({ limits }: RectificationRules, matter: string | null, severity: LimitSeverity): LimitRow | undefined {
  let best: LimitRow | undefined;
  let most = -1;
  for (const row of limits) {
    const near = nearness(row, matter, severity);
    if (near > most) [best, most] = [row, near];
  }
  return best;
}

/** What is wrong with rules of the right shape, as sentences. */
export function rectificationRulesProblems({
  sources,
  officeHours,
  limits,
  dueSoon,
  ladder,
  rebound,
  recheck,
}: RectificationRules): string[] {
  const { sessions } = officeHours;
  const known = new Set(sources.map(({ key }) => key));
  const cited = [officeHours, dueSoon, rebound, recheck, ...limits, ...ladder].map(({ source }) => source);
  const rowKey = ({ matter, severity }: LimitRow) => `${matter ?? '全部事项'}·${severity ?? '全部轻重'}`;
  const rows = limits.map(rowKey);
  return [
    ...[...new Set(cited)].filter((source) => !known.has(source)).map((source) => `没有 ${source} 这个出处`),
    ...sessions
      .filter(({ from, to }, i) => from >= to || from < (sessions[i - 1]?.to ?? ''))
      .map(({ from, to }) => `上班时间 ${from}—${to} 前后颠倒或重叠`),
    ...rows.filter((row, i) => rows.indexOf(row) !== i).map((row) => `${row} 写了两行时限`),
    ...(limits.some(({ matter, severity }) => matter === null && severity === null) ? [] : ['要有一行管全部事项、全部轻重的时限']),
    ...ladder
      .filter(({ workingDays }, i) => i > 0 && workingDays <= (ladder[i - 1]?.workingDays ?? 0))
      .map(({ name }) => `督办阶梯：${name}要在前一级之后至少一个工作日`),
    ...ladder.filter(({ key }, i) => ladder.findIndex((step) => step.key === key) !== i).map(({ name }) => `督办阶梯：${name}出现了两次`),
  ];
}
