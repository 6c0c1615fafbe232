import { addDays, type Day } from '@weicheng/domain/kernel';
import type { UnitId } from '@weicheng/domain/organization';
import { addUp, happeningNames, type IssueFigures, latelyNames, type PictureScope, pictureDays } from '@weicheng/domain/rectification';
import type { Context } from '#platform/context';
import type { Directory, Reaches } from '../../organization/index.ts';
import { matters } from '../issue/matter.ts';
import { pictures } from './picture.store.ts';

/** 当日情况 as a reader sees it: of the whole city, or of the units and places he reaches. */
export function pictureService(reaches: Reaches, directory: Directory) {
  async function read(ctx: Context, { on = ctx.today, by }: { on?: Day | undefined; by: PictureScope }) {
    const reach = await reaches.of(ctx, 'issue.read');
    const named = await namesOf(ctx, by);
    const { trend, rows } = await pictures.read(
      ctx,
      {
        all: { scope: reach === null ? 'all' : 'unit', keys: reach },
        rows: by === 'matter' && reach !== null ? null : { scope: by, keys: reach },
      },
      addDays(on, 1 - pictureDays),
      on,
    );
    const days = [...trend.values()];
    return {
      on,
      by,
      whole: reach === null,
      day: days.at(-1) as IssueFigures,
      lately: addUp(days),
      trend: [...trend].map(([day, figures]) => ({ day, figures })),
      rows: rows
        .filter(({ day, lately }) => happeningNames.some((name) => day[name] !== 0) || latelyNames.some((name) => lately[name] !== 0))
        .map(({ key, ...figures }) => ({ ...figures, key: key === '' ? null : (key as UnitId), name: named(key) }))
        .sort(by === 'matter' ? byCode : byName),
    };
  }

  /** Units and places are called as they are now; where there is none, what is missing. */
  async function namesOf(ctx: Context, by: PictureScope): Promise<(key: string) => string> {
    if (by === 'matter') return (key) => (key === '' ? '没有定类别' : (matters().get(key)?.name ?? key));
    const cards = await directory.cards(ctx);
    return (key) => (key === '' ? (by === 'unit' ? '还没有交办' : '没有填属地') : (cards.get(key as UnitId)?.name ?? ''));
  }

  return { read };
}

type Row = { key: string | null; name: string };
const collator = new Intl.Collator('zh-CN');
/** What has no key comes last. */
const byName = (a: Row, b: Row) => Number(a.key === null) - Number(b.key === null) || collator.compare(a.name, b.name);
const byCode = (a: Row, b: Row) => (a.key ?? '￿').localeCompare(b.key ?? '￿');

/**
 * 并数: takes a batch of what steps wrote down into the counters, and ends the days that are over once nothing is left; answers how many that were.
 * However much waits, one act is short, and what is read in between is right.
 */
export async function foldFigures(ctx: Context): Promise<number> {
  let ended = await pictures.turnToFold(ctx, ctx.today);
  const taken = await pictures.fold(ctx);
  while (taken === 0 && ended < addDays(ctx.today, -1)) {
    ended = addDays(ended, 1);
    await pictures.endDay(ctx, ended);
  }
  return taken;
}
