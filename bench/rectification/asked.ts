import type { Filled } from './filled.ts';

const day = (later: number) => new Date(Date.now() + (8 + 24 * later) * 3_600_000).toISOString().slice(0, 10);
const any = <T>(from: readonly T[]) => from[Math.floor(Math.random() * from.length)] as T;

/** What is asked, by whom, and how long he may wait at the 99th percentile, in milliseconds. */
export type Asked = Readonly<Record<string, { as: 'office' | 'street' | 'unit'; path: () => string; atMost: number }>>;

const ledger = (query: () => Record<string, string>, as: 'office' | 'street' | 'unit' = 'office', atMost = 30) => ({
  as,
  path: () => `/api/issues?${new URLSearchParams({ limit: '50', ...query() })}`,
  atMost,
});
const picture = (query: () => Record<string, string>, as: 'office' | 'street' = 'office') => ({
  as,
  path: () => `/api/issue-picture?${new URLSearchParams(query())}`,
  atMost: 15,
});

/** Every filter and order the ledger offers, alone and some together. */
export function ledgerQuestions({ units, areas, matters }: Filled): Asked {
  const states = ['registered', 'dispatched', 'rectifying', 'submitted', 'returned', 'closed'];
  return {
    all: ledger(() => ({})),
    newest: ledger(() => ({ sort: 'newest' })),
    state: ledger(() => ({ state: any(states) })),
    stateNewest: ledger(() => ({ state: any(states), sort: 'newest' })),
    turn: ledger(() => ({ turn: any(['toDispatch', 'owed', 'waiting', 'over']) })),
    overdue: ledger(() => ({ clock: 'overdue' })),
    soon: ledger(() => ({ clock: 'soon' })),
    unit: ledger(() => ({ unitId: any(units) })),
    unitNewest: ledger(() => ({ unitId: any(units), sort: 'newest' })),
    area: ledger(() => ({ areaUnitId: any(areas) })),
    matter: ledger(() => ({ matter: any(matters) })),
    source: ledger(() => ({ source: any(['inspection', 'citizen', 'hotline', 'superior']) })),
    severity: ledger(() => ({ severity: any(['minor', 'major', 'urgent']) })),
    registered: ledger(() => ({ registeredFrom: day(-any([7, 30, 400])), registeredTo: day(-any([0, 5])) })),
    unitStateMatter: ledger(() => ({ unitId: any(units), state: 'closed', severity: 'urgent' })),
    happened: ledger(() => ({ happened: any(['closed', 'dispatched', 'due']), on: day(-any([0, 3, 200])) })),
    wasOverdue: ledger(() => ({ happened: 'overdue', on: day(-any([0, 10, 300])) })),
    ofStreet: ledger(() => ({}), 'street'),
    ofStreetNewest: ledger(() => ({ sort: 'newest' }), 'street'),
    ofUnit: ledger(() => ({}), 'unit'),
    desk: ledger(() => ({ desk: 'owed' }), 'unit'),
  };
}

/** Searches in words. */
export const wordQuestions = (): Asked => ({
  wordInMany: ledger(() => ({ search: any(['垃圾桶满溢', '窨井盖', '污水外溢']) }), 'office', 60),
  wordInFew: ledger(() => ({ search: `第${any([17, 48, 133])}片区` }), 'office', 60),
  wordsOfStreet: ledger(() => ({ search: any(['占道经营', '果皮箱']) }), 'street', 60),
});

/** The pictures of a day, of today and of long ago. */
export const pictureQuestions = (): Asked => ({
  pictureByUnit: picture(() => ({ on: day(-any([0, 1, 20, 300])) })),
  pictureByMatter: picture(() => ({ on: day(-any([0, 1, 20, 300])), by: 'matter' })),
  pictureByArea: picture(() => ({ by: 'area' })),
  pictureOfStreet: picture(() => ({}), 'street'),
});
