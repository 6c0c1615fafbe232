/**
 * 当日各数: what can have happened to an issue on a day. Up to `rebound` it is counted on the day of the step; `discarded`, `misdirected`, `prolonged`
 * and `cameBack` say what became of a step later and stand on the day of that step, each step once; from `due` on it is counted on the day the
 * issue was due; `overdue` is what stands at the end of the day.
 */
export const happenings = {
  registered: '登记',
  voided: '作废',
  dispatched: '交办',
  declined: '退单',
  extended: '延期',
  submitted: '反馈',
  returned: '退回',
  closed: '销号',
  passed: '一次合格',
  rebound: '反弹',
  discarded: '登记后作废',
  misdirected: '交办后退单',
  prolonged: '交办后延期',
  cameBack: '销号后反弹',
  due: '到期',
  shelved: '挂账',
  answered: '到期的已整改',
  met: '按期整改',
  settled: '到期的已销号',
  settledInTime: '按期销号',
  overdue: '超期',
} as const;
export type Happening = keyof typeof happenings;
export const happeningNames = Object.keys(happenings) as [Happening, ...Happening[]];

/** How many issues each thing happened to. */
export type IssueFigures = Readonly<Record<Happening, number>>;

export const noFigures: IssueFigures = Object.fromEntries(happeningNames.map((name) => [name, 0])) as Record<Happening, number>;

/** What the rates beside a unit, a kind or a place are made of. */
export const latelyNames = ['due', 'shelved', 'met', 'returned', 'closed'] as const;
export type LatelyFigures = Pick<IssueFigures, (typeof latelyNames)[number]>;

/** 合计. What stands at the end of a day is no sum over days: it is taken from the last. */
export const addUp = (days: readonly IssueFigures[]): IssueFigures =>
  Object.fromEntries(
    happeningNames.map((name) => [name, name === 'overdue' ? (days.at(-1)?.overdue ?? 0) : days.reduce((sum, day) => sum + day[name], 0)]),
  ) as Record<Happening, number>;

/** 率: of how many, how many. `share` in 0…1, null where there was nothing to go by. */
export interface Rate {
  part: number;
  whole: number;
  share: number | null;
}

const rate = (part: number, whole: number): Rate => ({ part, whole, share: whole > 0 ? part / whole : null });

/** 应办: what was due, without what is 挂账 (缓办). */
const owed = ({ due, shelved }: Pick<IssueFigures, 'due' | 'shelved'>): number => due - shelved;

/** 率的说法: its name, its formula in words, the one number that is its part, where one is, and how it is counted. */
export interface IssueRate {
  says: string;
  formula: string;
  part?: Happening;
  of: (figures: IssueFigures) => Rate;
}

/**
 * 评价指标, each with its formula in words. Source: the evaluation indicators in use in digital city management (按期结案率 = 按期结案数 /
 * (应结案数 − 缓办数) and the usual list beside it). 整改 stands for 处置, 销号 for 结案; 按期 is measured by the day the unit submitted what was
 * then accepted, so that a slow verification is not the unit's; 按期销号率 measures both together. The part is always of the whole: what became of
 * the very issues that were due, closed, dispatched, registered or verified in these days, so no rate passes 100%, whatever came before.
 */
export const issueRates = {
  answered: { says: '整改率', formula: '已整改 ÷（到期 − 挂账）', part: 'answered', of: (f) => rate(f.answered, owed(f)) },
  met: {
    says: '按期整改率',
    formula: '到期前反馈、没有退回的 ÷（到期 − 挂账）',
    part: 'met',
    of: (f: LatelyFigures) => rate(f.met, owed(f)),
  },
  late: { says: '超期整改率', formula: '到期后才整改的 ÷（到期 − 挂账）', of: (f) => rate(f.answered - f.met, owed(f)) },
  settled: { says: '销号率', formula: '已销号 ÷（到期 − 挂账）', part: 'settled', of: (f) => rate(f.settled, owed(f)) },
  settledInTime: {
    says: '按期销号率',
    formula: '到期前销号 ÷（到期 − 挂账）',
    part: 'settledInTime',
    of: (f) => rate(f.settledInTime, owed(f)),
  },
  returned: {
    says: '返工率',
    formula: '退回 ÷ 核验（退回 + 销号）',
    part: 'returned',
    of: (f: LatelyFigures) => rate(f.returned, f.returned + f.closed),
  },
  passed: { says: '一次合格率', formula: '没有退回过就销号的 ÷ 销号', part: 'passed', of: (f) => rate(f.passed, f.closed) },
  rebound: {
    says: '反弹率',
    formula: '这些天销号的，后来重开或同一地点同类又有的 ÷ 销号，一次销号只算一次',
    part: 'cameBack',
    of: (f) => rate(f.cameBack, f.closed),
  },
  extended: {
    says: '延期率',
    formula: '这些天交办的，后来批准延期的 ÷ 交办',
    part: 'prolonged',
    of: (f) => rate(f.prolonged, f.dispatched),
  },
  rightlySent: {
    says: '派遣准确率',
    formula: '（这些天交办的 − 其中退单的）÷ 交办',
    of: (f) => rate(f.dispatched - f.misdirected, f.dispatched),
  },
  valid: { says: '有效登记率', formula: '（这些天登记的 − 其中作废的）÷ 登记', of: (f) => rate(f.registered - f.discarded, f.registered) },
} as const satisfies Readonly<Record<string, IssueRate>>;
export type RateName = keyof typeof issueRates;
export const rateNames = Object.keys(issueRates) as RateName[];

/** 86.7%, or a dash where there was nothing to go by. One decimal; only all is 100%. */
export function sayShare({ part, whole, share }: Rate): string {
  if (share === null) return '—';
  const shown = Math.round(share * 1000) / 10;
  return `${part < whole && shown >= 100 ? 99.9 : shown}%`;
}
