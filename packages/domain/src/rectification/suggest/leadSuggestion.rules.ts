import type { UnitId } from '../../organization/index.ts';

/** How nearly alike the past issues are that were counted: at that very place, in the same subdistrict, in the whole city. */
export type TallyScope = 'place' | 'subdistrict' | 'city';

/** Whom past issues of a kind were dispatched to, each unit once. */
export interface LeadTally {
  scope: TallyScope;
  leads: readonly { unitId: UnitId; name: string; count: number }[];
  /** Only the latest were counted; there are more. */
  capped: boolean;
}

/** 建议的牵头单位, with the reason in a sentence; without a unit where the past speaks for none. */
export interface LeadSuggestion {
  unitId: UnitId | null;
  name: string;
  says: string;
}

const where: Readonly<Record<TallyScope, string>> = { place: '同一地点', subdistrict: '同一街道', city: '全市' };
/** So many at least before the past says anything; at the very place one is enough. By judgement, not by a standard. */
const fewest: Readonly<Record<TallyScope, number>> = { place: 1, subdistrict: 3, city: 5 };

/** The same reason for one whose lead is clear. */
const says = ({ scope, capped }: LeadTally, total: number, count: number, name: string): string =>
  `近一年${where[scope]}同类问题 ${capped ? '最近的 ' : ''}${total} 件，${count === total ? '都' : `${count} 件`}由${name}牵头`;

/**
 * 建议谁牵头: the nearest tally that is large enough and in which one unit has more than half; the reason goes with it. Where no tally
 * says so, the largest one says how it is split. A person decides.
 */
export function suggestLead(tallies: readonly LeadTally[]): LeadSuggestion | null {
  let split: LeadSuggestion | null = null;
  for (const tally of tallies) {
    const total = tally.leads.reduce((sum, { count }) => sum + count, 0);
    const [best] = [...tally.leads].sort((a, b) => b.count - a.count || (a.unitId < b.unitId ? -1 : 1));
    if (!best || total < fewest[tally.scope]) continue;
    if (best.count * 2 > total) return { unitId: best.unitId, name: best.name, says: says(tally, total, best.count, best.name) };
    split ??= {
      unitId: null,
      name: '',
      says: `近一年${where[tally.scope]}同类问题 ${total} 件，分给了 ${tally.leads.length} 个单位，${best.name}最多，${best.count} 件`,
    };
  }
  return split;
}
