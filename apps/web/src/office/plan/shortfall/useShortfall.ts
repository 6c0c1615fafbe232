import { type ShortfallRow, shortfallContract } from '@weicheng/domain/plan';
import { useVerb } from '../../../shared/queries.ts';

/** The attack on an indicator, if there is or was one; every row of the board asks the same one question. */
export const useShortfall = (indicator: string): ShortfallRow | undefined =>
  useVerb(shortfallContract.list, {}).data?.rows.find((row) => row.indicator === indicator);
