import type { Band, CitySize } from './checklist.schema.ts';

/** 好 9–10, 合格 7–8, 不合格 0–6. */
export type BandName = 'good' | 'fair' | 'poor';

const ranges: { readonly [band in BandName]: readonly [number, number] } = { good: [9, 10], fair: [7, 8], poor: [0, 6] };

/** The lowest and the highest rating an expert may give within a band. */
export const ratingsOf = (band: BandName): readonly [number, number] => ranges[band];

/** 落在哪一档. A share of nothing seen is no defect; where a ratio is asked for, `defects` never count more than were seen. */
export function bandOf(band: Band, size: CitySize, { defects, seen }: { defects: number; seen: number }): BandName {
  const amount = band.by === 'count' ? defects : seen === 0 ? 0 : Math.min(1, defects / seen);
  if (amount <= band.good[size]) return 'good';
  return amount <= band.fair[size] ? 'fair' : 'poor';
}
