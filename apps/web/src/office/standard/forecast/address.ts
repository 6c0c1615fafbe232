/** What is wished for, as it stands in the address: `met=K01,K44`, `right=market.waste`. */
export interface Wished {
  met: readonly string[];
  right: readonly string[];
}

const listOf = (text: string | undefined): string[] => [...new Set((text ?? '').split(',').filter(Boolean))];

/** The wish an address holds. */
export const wishedOf = (at: { met?: string; right?: string }): Wished => ({ met: listOf(at.met), right: listOf(at.right) });

/** The same with one more, or without it. */
export function toggled(list: readonly string[], key: string): string | undefined {
  const next = list.includes(key) ? list.filter((one) => one !== key) : [...list, key];
  return next.length > 0 ? next.join(',') : undefined;
}
