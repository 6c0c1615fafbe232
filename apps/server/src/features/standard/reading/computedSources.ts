import type { ComputedFigure } from '@weicheng/domain/standard';
import type { Context } from '#platform/context';

/**
 * 自动计算: what the system can work out from its own records. A chapter registers its sources in features/index.ts; the figure is
 * offered beside the field, marked as computed when it is taken, and never put in the place of what somebody stated.
 */
export interface ComputedSource {
  /** 单位名录 */
  name: string;
  /** Of an indicator, or of a line of the yearly basic data, by its key. */
  of: { kind: 'indicator' | 'yearBasic'; key: string };
  /** Null where there is nothing to count from. */
  compute(ctx: Context, year: number): Promise<Omit<ComputedFigure, 'source'> | null>;
}

/** What is offered for a year, by key. */
export async function offersOf(
  ctx: Context,
  sources: readonly ComputedSource[],
  kind: ComputedSource['of']['kind'],
  year: number,
  key?: string,
): Promise<Map<string, ComputedFigure>> {
  const offers = new Map<string, ComputedFigure>();
  for (const { name, of, compute } of sources) {
    if (of.kind !== kind || (key !== undefined && of.key !== key)) continue;
    const figure = await compute(ctx, year);
    if (figure) offers.set(of.key, { source: name, ...figure });
  }
  return offers;
}
