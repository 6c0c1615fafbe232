import {
  boardOf,
  Checklist,
  forecast,
  type IndicatorReading,
  indexEdition,
  type Mark,
  pointsLost,
  ScoringTable,
  scoreSheet,
  suggestClauses,
} from '@weicheng/domain/standard';
import market from '../../standards/checklists/market.json' with { type: 'json' };
import scoring from '../../standards/scoring/unannounced-visit-2014.json' with { type: 'json' };
import type { Report } from '../report.ts';

/** Milliseconds the middle one of so many runs takes. */
function middleOf(runs: number, work: () => unknown): number {
  const times = Array.from({ length: runs }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  });
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0;
}

/**
 * 标准一章的算法: opening an edition; the board of 58 indicators × 3 years × 200 units; score sheets, forecast and points lost of 2,000
 * places × 40 items; the clauses of one task.
 */
export default async function measure(report: Report): Promise<void> {
  const started = performance.now();
  const { editionOf } = await import('../../standards/editions.ts');
  const edition = editionOf('national-hygiene-city-2021');
  report({ name: 'standard.open', value: performance.now() - started, unit: 'ms', limit: { atMost: 50 } });
  if (!edition) throw new Error('没有 2021 版');

  const units = Array.from({ length: 200 }, (_, i) => `街道${i}`);
  const readings = edition.indicators.flatMap(({ key }) =>
    [2023, 2024, 2025].flatMap((year) =>
      [null, ...units].map((part): IndicatorReading => ({ indicator: key, year, part, value: 95, plan: null, documented: false })),
    ),
  );
  const board = middleOf(21, () => boardOf(edition, readings, 2025, units));
  report({ name: 'standard.board', value: board, unit: 'ms', limit: { atMost: 30 } });

  const list = Checklist.parse(market);
  const items = Array.from({ length: 40 }, (_, i) => ({ ...list.items[i % list.items.length], key: `item${i}` }));
  const long = Checklist.parse({ ...list, items });
  const table = ScoringTable.parse(scoring);
  const kinds = table.parts.flatMap(({ placeKinds }) => placeKinds);
  const marks = Array.from({ length: 5 }, (_, shift) =>
    items.map(({ key }, i): Mark => ({ kind: 'defects', item: key, defects: (i + shift) % 4, seen: 10 })),
  );
  const foretell = () => {
    const sheets = Array.from({ length: 2000 }, (_, i) => ({
      place: `点位${i}`,
      placeKind: kinds[i % kinds.length] ?? '',
      sheet: scoreSheet(long, marks[i % marks.length] ?? [], 'large'),
    }));
    return [forecast(table, { sheets, standings: new Map() }), pointsLost(table, sheets)];
  };
  report({ name: 'standard.forecast', value: middleOf(11, foretell), unit: 'ms', limit: { atMost: 100 } });

  const index = indexEdition(edition);
  const task = '规范农贸市场划行归市，整治周边乱停乱放、占道经营，背街小巷每天保洁不少于 12 小时，机械化清扫率达到 85%。';
  const suggest = middleOf(11, () => Array.from({ length: 1000 }, () => suggestClauses(task, index))) / 1000;
  report({ name: 'standard.suggest', value: suggest * 1000, unit: 'μs' });
}
