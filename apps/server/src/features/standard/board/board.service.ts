import { type BoardLine, type boardContract, cardOf, partStandings, sayFigure, targetOf } from '@weicheng/domain/standard';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import type { Reaches } from '../../organization/index.ts';
import { indicatorOwners } from '../indicatorOwner/indicatorOwner.store.ts';
import { reached } from '../reading/book.ts';
import { lastFullYear } from '../standing.ts';
import { boardOfYear } from './cityBoard.ts';

type Output = z.output<(typeof boardContract)['read']['output']>;

/** 查指标看板, of the indicators a reader reaches. */
export const readBoard =
  (reaches: Reaches) =>
  async (ctx: Context, { year = lastFullYear(ctx) }: { year?: number | undefined }): Promise<Output> => {
    const { book, figures, rows } = await boardOfYear(ctx, year);
    const within = new Set(reached(book, await reaches.of(ctx, 'reading.read')));
    const byIndicator = Map.groupBy(figures, (reading) => reading.indicator);
    const units = book.subdistricts.map((unit) => unit.name);
    const areas = new Map(book.edition.clauses.map(({ key, area }) => [key, book.edition.areas.find((one) => one.key === area)]));
    const shown = rows.filter(({ indicator }) => within.has(indicator));
    const lines = shown.map(({ indicator, verdict, series }): BoardLine => {
      const own = byIndicator.get(indicator.key) ?? [];
      const whole = own.find((reading) => reading.year === year && reading.part === null)?.value ?? null;
      const owner = book.owners.get(indicator.key);
      const area = areas.get(indicator.clause);
      return {
        indicator: cardOf(indicator, book.edition),
        area: area?.key ?? '',
        areaName: area?.name ?? '',
        unitId: owner?.unitId ?? null,
        unitName: owner?.unitName ?? null,
        ...verdict,
        value: typeof whole === 'number' ? whole : null,
        said: whole === null ? null : sayFigure(indicator, whole),
        target: targetOf(indicator),
        series,
        parts: partStandings(indicator, own, year, units).map(({ value, ...part }) => ({
          ...part,
          said: value === null ? null : sayFigure(indicator, value),
        })),
      };
    });
    const count = (standing: BoardLine['standing']) => lines.filter((line) => line.standing === standing).length;
    return {
      year,
      edition: { key: book.edition.key, title: book.edition.shortTitle },
      due: (await indicatorOwners.terms(ctx)).find((term) => term.year === year)?.due ?? null,
      counts: { met: count('met'), unmet: count('unmet'), unknown: count('unknown') },
      rows: lines,
    };
  };
