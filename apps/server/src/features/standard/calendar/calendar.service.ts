import type { Readable } from 'node:stream';
import type { ReadSheet } from '@weicheng/documents/sheet';
import { type Day, kernelProblems } from '@weicheng/domain/kernel';
import {
  type CalendarSheetRow,
  type CalendarYear,
  type CityYear,
  type calendarContract,
  calendarFacts,
  calendarProblems,
  canStandard,
  checkStandardFile,
  mayNotStandard,
  occasionsBetween,
  plainYear,
  setDay,
  yearsOfSheet,
} from '@weicheng/domain/standard';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { healthDays, stateCouncilYears } from '../../../../../../standards/calendars.ts';
import { library } from '../../../../../../standards/library.ts';
import { must, type ReadWorkbook, receiveBytes, refuse, WrittenDay } from '../../organization/index.ts';
import { confirmationRows } from '../edition/confirmation.store.ts';
import { calendarYears, type KeptYear } from './calendar.store.ts';

type Input<V extends keyof typeof calendarContract> = z.output<(typeof calendarContract)[V]['input']>;

const shippedYear = (year: number): CalendarYear | undefined => stateCouncilYears().years.find((one) => one.year === year);
const same = (one: CalendarYear, other: CalendarYear | undefined) => JSON.stringify(one) === JSON.stringify(other);

function present(year: number, kept: KeptYear | undefined): CityYear {
  const shipped = shippedYear(year);
  const standing = kept?.year ?? shipped ?? plainYear(year);
  return {
    ...standing,
    known: kept !== undefined || shipped !== undefined,
    source: kept?.source ?? (shipped ? stateCouncilYears().source : ''),
    shipped: kept && shipped && !same(kept.year, shipped) ? shipped : null,
    revision: kept?.revision ?? 0,
    changedAt: kept?.changedAt ?? null,
    changedBy: kept?.changedBy ?? null,
  };
}

const keptYear = async (ctx: Context, year: number) => (await calendarYears.all(ctx)).find((one) => one.year.year === year);

/** 查工作日历 */
export async function readYear(ctx: Context, { year }: Input<'year'>) {
  const kept = await calendarYears.all(ctx);
  const occasions = healthDays();
  const confirmed = new Set((await confirmationRows.all(ctx)).filter(({ file }) => file === occasions.key).map(({ entry }) => entry));
  const known = [...stateCouncilYears().years, ...kept.map(({ year }) => year)].map(({ year }) => year);
  return {
    year: present(
      year,
      kept.find((one) => one.year.year === year),
    ),
    today: ctx.today,
    years: [...new Set(known)].sort((a, b) => a - b),
    occasions: occasionsBetween(occasions, `${year}-01-01` as Day, `${year}-12-31` as Day).map(({ occasion, from, until, ordinal }) => ({
      ...{ key: occasion.key, name: occasion.name, from, until, ordinal },
      confirmed: occasion.verification === 'seen' || confirmed.has(occasion.key),
    })),
    can: canStandard(ctx.actor),
  };
}

const written = (ctx: Context) => ({ changedAt: new Date(ctx.now).toISOString(), changedBy: ctx.actor.name });

/** 改工作日历的一天 */
export async function setCalendarDay(ctx: Context, { day, worked, name, source, revision }: Input<'setDay'>): Promise<CityYear> {
  refuse(mayNotStandard(ctx.actor, 'calendar'));
  const year = Number(day.slice(0, 4));
  const before = present(year, await keptYear(ctx, year));
  const changed = must(setDay({ year, holidays: before.holidays, makeUpDays: before.makeUpDays }, { day, worked, name }));
  const kept: KeptYear = { year: changed, source, revision: revision + 1, ...written(ctx) };
  if (before.revision !== revision || !(await calendarYears.save(ctx, kept))) throw kernelProblems.changedMeanwhile({ what: '工作日历' });
  await ctx.record(calendarFacts.daySet, null, { day, worked, name, source });
  return present(year, kept);
}

/** 恢复自带的工作日历 */
export async function resetYear(ctx: Context, { year, revision }: Input<'reset'>): Promise<CityYear> {
  refuse(mayNotStandard(ctx.actor, 'calendar'));
  const kept = await keptYear(ctx, year);
  if (!kept) throw calendarProblems.asShipped({ year });
  if (!(await calendarYears.remove(ctx, year, revision))) throw kernelProblems.changedMeanwhile({ what: '工作日历' });
  await ctx.record(calendarFacts.reset, null, { year });
  return present(year, undefined);
}

/** Takes a calendar file in before the transaction opens. */
export const receiveCalendar =
  (readWorkbook: ReadWorkbook) =>
  async (_ctx: Context, { fileName }: Input<'upload'>, body: Readable): Promise<CalendarYear[]> => {
    const bytes = await receiveBytes(body);
    if (/\.json$/i.test(fileName)) return yearsOfJson(bytes.toString('utf8'));
    if (/\.xlsx$/i.test(fileName)) return yearsOfWorkbook(await readWorkbook(bytes));
    throw calendarProblems.wrongFile({});
  };

function yearsOfJson(text: string): CalendarYear[] {
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    throw calendarProblems.refused({ errors: ['不是完整的 JSON'] });
  }
  const { file, problems } = checkStandardFile(content, library);
  if (problems.length > 0) throw calendarProblems.refused({ errors: problems });
  if (file?.kind !== 'workingCalendar') throw calendarProblems.wrongFile({});
  return file.years;
}

function yearsOfWorkbook(sheets: readonly ReadSheet[]): CalendarYear[] {
  const errors: string[] = [];
  const rows = (sheets[0]?.rows ?? []).slice(1).flatMap(({ number, cells }): CalendarSheetRow[] => {
    const [day = '', kind = '', name = ''] = cells.map((cell) => cell.trim());
    if (day === '' && kind === '' && name === '') return [];
    const read = WrittenDay.safeParse(day);
    if (read.success) return [{ number, day: read.data, kind, name }];
    errors.push(`第 ${number} 行：日期“${day}”读不出来，写成 2026-10-01 这样`);
    return [];
  });
  const { years, errors: more } = yearsOfSheet(rows);
  if (errors.length + more.length > 0) throw calendarProblems.refused({ errors: [...errors, ...more] });
  return years;
}

/** 导入工作日历: each year of the file takes the place of that year, whole. */
export async function uploadCalendar(ctx: Context, { fileName, source }: Input<'upload'>, years: readonly CalendarYear[]) {
  refuse(mayNotStandard(ctx.actor, 'calendar'));
  if (!years.some(({ holidays, makeUpDays }) => holidays.length + makeUpDays.length > 0)) throw calendarProblems.empty({});
  const kept = new Map((await calendarYears.all(ctx)).map((one) => [one.year.year, one.revision]));
  for (const year of years) {
    const revision = (kept.get(year.year) ?? 0) + 1;
    if (!(await calendarYears.save(ctx, { year, source, revision, ...written(ctx) })))
      throw kernelProblems.changedMeanwhile({ what: '工作日历' });
  }
  const taken = years.map(({ year }) => year);
  await ctx.record(calendarFacts.uploaded, null, { years: taken, fileName, source });
  return { years: taken };
}
