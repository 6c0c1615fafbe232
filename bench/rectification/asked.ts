import type { Filled } from './filled.ts';

const day = (later: number) => new Date(Date.now() + (8 + 24 * later) * 3_600_000).toISOString().slice(0, 10);
const any = <T>(from: readonly T[]) => from[Math.floor(Math.random() * from.length)] as T;

const states = ['registered', 'dispatched', 'rectifying', 'submitted', 'returned', 'closed'];

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

/** Searches: by words that are common, middling, rare, everywhere and nowhere, that never meet, and with what else can be asked. */
export function wordQuestions({ units, matters }: Filled): Asked {
  const searched = (query: () => Record<string, string>, as: 'office' | 'street' | 'unit' = 'office') => ledger(query, as, 60);
  const some = () => any([17, 48, 133]);
  return {
    wordInMany: searched(() => ({ search: any(['垃圾桶满溢', '窨井盖', '污水外溢']) })),
    wordInFew: searched(() => ({ search: `第${some()}片区` })),
    wordsOfStreet: searched(() => ({ search: any(['占道经营', '果皮箱']) }), 'street'),
    wordEverywhere: searched(() => ({ search: '片区' })),
    wordNewest: searched(() => ({ search: any(['窨井盖', '第17片区', '第48片区']), sort: 'newest' })),
    wordRare: searched(() => ({ search: `第${some()}片区 ${any(['占道', '渣土'])}` })),
    wordNowhere: searched(() => ({ search: any(['蟹壳', '第17片区蟹壳', '窨井盖蟹壳']) })),
    wordsApart: searched(() => ({ search: any(['垃圾桶 污水', '窨井盖 果皮箱', '小广告 渣土']) })),
    wordOfState: searched(() => ({ search: any(['垃圾桶', '窨井盖']), state: any(states) })),
    wordOfUnit: searched(() => ({ search: any(['垃圾桶', '窨井盖']), unitId: any(units) })),
    wordOfMatter: searched(() => ({ search: any(['垃圾桶', '第17片区']), matter: any(matters), severity: 'urgent' })),
    wordOverdue: searched(() => ({ search: any(['垃圾桶', '第17片区']), clock: 'overdue' })),
    wordInFewOfStreet: searched(() => ({ search: `第${some()}片区` }), 'street'),
    wordOfOwn: searched(() => ({ search: any(['占道经营', '果皮箱']) }), 'unit'),
  };
}

/** The pictures of a day, of today and of long ago. */
export const pictureQuestions = (): Asked => ({
  pictureByUnit: picture(() => ({ on: day(-any([0, 1, 20, 300])) })),
  pictureByMatter: picture(() => ({ on: day(-any([0, 1, 20, 300])), by: 'matter' })),
  pictureByArea: picture(() => ({ by: 'area' })),
  pictureOfStreet: picture(() => ({}), 'street'),
});
