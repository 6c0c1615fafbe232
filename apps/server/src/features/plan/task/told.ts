import type { UnitId } from '@weicheng/domain/organization';
import type { Context } from '#platform/context';
import { notify } from '#platform/notices';
import { lookup } from '../../organization/index.ts';

/** Which tasks a unit is to hear of, by title. */
export type Told = Map<UnitId, string[]>;

const mostNamed = 5;

/** One notice to each person of the units, with the titles and whatever else is to be said; a person at two of them hears it once. */
export async function tellUnits(
  ctx: Context,
  told: ReadonlyMap<UnitId, readonly string[]>,
  { title, body = '', link = '/plan/mine' }: { title: (count: number) => string; body?: string; link?: string },
): Promise<void> {
  const people = await lookup.peopleAt(ctx, [...told.keys()]);
  const reached = new Set<string>();
  for (const [unit, titles] of told)
    for (const person of people.get(unit) ?? []) {
      if (reached.has(person)) continue;
      reached.add(person);
      const named = titles.slice(0, mostNamed).map((one) => `“${one}”`);
      await notify(ctx, person, { title: title(titles.length), body: `${named.join('、')}${body}`, link });
    }
}
