import { problem } from '../../kernel/index.ts';

/** Refusals about a city's dictionaries. */
export const dictionaryRefusals = {
  nameTaken: problem<{ name: string }>('dictionary.name-taken', 409, ({ name }) => `词典里已经有“${name}”。换一个说法，或修改原来那个。`),
  noOuter: problem<{ name: string }>(
    'dictionary.no-outer',
    422,
    ({ name }) => `“${name}”要归到的词条已停用，或者就是它自己。重选归到哪一条。`,
  ),
  ring: problem<{ name: string; outer: string }>(
    'dictionary.ring',
    422,
    ({ name, outer }) => `“${outer}”已经归在“${name}”下面，不能再反过来。`,
  ),
  holdsOthers: problem<{ name: string; inner: string }>(
    'dictionary.holds-others',
    409,
    ({ name, inner }) => `“${name}”下面还有“${inner}”，先停用或改归它。`,
  ),
  retiredAlready: problem<{ name: string }>('dictionary.retired', 409, ({ name }) => `“${name}”已经停用。要再用，恢复它。`),
  lastOne: problem<{ name: string }>('dictionary.last-one', 422, ({ name }) => `“${name}”至少要有一条。`),
  notUsable: problem<{ name: string }>('dictionary.not-usable', 422, ({ name }) => `“${name}”不在词典里，或已经停用。刷新后重选。`),
  asShipped: problem<{ name: string }>('dictionary.as-shipped', 409, ({ name }) => `“${name}”和产品自带的一样，不用恢复。`),
};
