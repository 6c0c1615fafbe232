import { editionContract, searchEdition } from '@weicheng/domain/standard';
import { call } from '../../shared/api.ts';
import { queryClient } from '../../shared/queries.ts';
import type { Found } from '../chapter.ts';

/** 找条款与指标 of the edition in force: by number, by words, by the name of an indicator. */
export async function findClauses(text: string, signal: AbortSignal): Promise<Found[]> {
  const { edition } = await queryClient.fetchQuery({
    queryKey: [editionContract.inForce.name, {}],
    queryFn: () => call(editionContract.inForce, {}, { signal }),
    staleTime: 60_000,
  });
  const areas = new Map(edition.areas.map(({ key, name }) => [key, name]));
  return searchEdition(edition, text)
    .slice(0, 6)
    .map(({ clause, indicators, own }) => ({
      key: clause.key,
      title: own ? clause.title : (indicators[0]?.name ?? clause.title),
      sub: own ? (areas.get(clause.area) ?? '') : clause.title,
      to: `/standard/clauses/${clause.key}`,
    }));
}
