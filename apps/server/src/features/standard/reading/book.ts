import type { UnitId } from '@weicheng/domain/organization';
import {
  type Edition,
  type Indicator,
  type IndicatorReading,
  type ReadingPlace,
  type ReadingRecord,
  readingLifeProblems,
} from '@weicheng/domain/standard';
import type { Context } from '#platform/context';
import { lookup, type Reach } from '../../organization/index.ts';
import { editionInForce } from '../edition/inForce.ts';
import { indicatorOwners, type Owner } from '../indicatorOwner/indicatorOwner.store.ts';
import { readingRows } from './reading.store.ts';

/** 指标簿: the edition, who reports what, and the subdistricts of today; everything a figure is read with. */
export interface Book {
  edition: Edition;
  indicators: ReadonlyMap<string, Indicator>;
  owners: ReadonlyMap<string, Owner>;
  subdistricts: readonly { id: UnitId; name: string }[];
  /** Of an indicator's reporting unit; undefined where nobody is set. */
  place(indicator: string): ReadingPlace | undefined;
}

export async function openBook(ctx: Context): Promise<Book> {
  const edition = await editionInForce(ctx);
  const owners = await indicatorOwners.all(ctx, edition.key);
  const paths = await lookup.paths(ctx, [...new Set([...owners.values()].map((owner) => owner.unitId))]);
  return {
    edition,
    indicators: new Map(edition.indicators.map((indicator) => [indicator.key, indicator])),
    owners,
    subdistricts: await readingRows.subdistricts(ctx),
    place(indicator) {
      const owner = owners.get(indicator);
      return owner && { unitId: owner.unitId, unitName: owner.unitName, path: paths.get(owner.unitId) ?? [] };
    },
  };
}

export function indicatorIn({ indicators }: Book, key: string): Indicator {
  const indicator = indicators.get(key);
  if (!indicator) throw readingLifeProblems.noSuchIndicator({ key });
  return indicator;
}

/** The indicators a reader reaches; null reaches those without a reporting unit too. */
export const reached = ({ edition, owners }: Book, reach: Reach): Indicator[] =>
  edition.indicators.filter(({ key }) => {
    const owner = owners.get(key);
    return reach === null || (owner !== undefined && reach.includes(owner.unitId));
  });

/** The parts an indicator is stated by, each with its name; empty where there is only the whole. */
export function partsOf({ subdistricts }: Book, { rule }: Indicator): { key: string; name: string }[] {
  if (rule.kind === 'per_unit_min') return subdistricts.map(({ id, name }) => ({ key: id, name }));
  const parts = rule.kind === 'enum_at_most' ? rule.parts : rule.kind === 'multi_limit' ? rule.limits.map(({ part }) => part) : [];
  return parts.map((part) => ({ key: part, name: part }));
}

/** What counts: the figures in force, under the names that people read. */
export const inForce = (records: readonly ReadingRecord[]): IndicatorReading[] =>
  records.flatMap(({ indicator, year, partName, inForce: counts }) =>
    counts ? [{ indicator, year, part: partName, value: counts.value, plan: counts.plan, documented: counts.documented }] : [],
  );
