import type { Page } from '@weicheng/domain/kernel';
import {
  type ItemMark,
  markFault,
  type ScoreSheetAction,
  type ScoreSheetId,
  type ScoreSheetState,
  type scoreSheetContract,
  scoreSheetFacts,
  scoreSheetProblems,
  scoreSheetRefusal,
  scoreWritten,
} from '@weicheng/domain/standard';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { fileOf } from '#platform/files';
import { found, type Reaches, refuse } from '../../organization/index.ts';
import { assessments } from '../mockAssessment/mockAssessment.store.ts';
import { reaches as reachesUnit } from '../reach.store.ts';
import { settleFindings } from './finding.service.ts';
import { findings } from './finding.store.ts';
import { type SheetOnDesk, type StoredSheet, scoreSheets } from './scoreSheet.store.ts';

type Input<V extends keyof typeof scoreSheetContract> = z.output<(typeof scoreSheetContract)[V]['input']>;

const what = '这张打分表';
const plainMark = ({ kind, defects, seen, rating, remark }: ItemMark) => ({ kind, defects, seen, rating, remark });
const named = ({ assessmentId, number, name }: StoredSheet) => ({ assessmentId, number, name });

/** 打分表: filled line by line, by several at once. */
export function scoreSheetService(reaches: Reaches) {
  /** Takes a sheet to write on it, if this actor may now. */
  async function take(ctx: Context, id: ScoreSheetId, action: ScoreSheetAction): Promise<SheetOnDesk> {
    const desk = found(await scoreSheets.desk(ctx, await reaches.of(ctx, 'mockAssessment.read'), id, true), what);
    const reached = reachesUnit(await reaches.of(ctx, 'mockAssessment.score'), desk.sheet.subdistrictId);
    refuse(scoreSheetRefusal(action, desk.sheet, desk.assessmentState, reached));
    return desk;
  }

  /** The sums of a sheet anew from its marks. */
  async function sum(
    ctx: Context,
    { sheet, checklist, citySize }: SheetOnDesk,
    state: ScoreSheetState = sheet.state,
  ): Promise<SheetOnDesk['sheet']> {
    const marks = await scoreSheets.marks(ctx, sheet);
    const { items, scaled, failedKeys, vetoes } = scoreWritten(checklist, marks, citySize);
    const sums = {
      marked: marks.length,
      scaled,
      lost: items.filter(({ item, won }) => won !== null && won < item.points).length,
      failedKeys: failedKeys.length,
      vetoes: vetoes.map(({ name }) => name),
    };
    await scoreSheets.save(ctx, sheet, state, sums);
    return { ...sheet, ...sums, state, lastBy: ctx.actor.name || null, lastAt: new Date(ctx.now).toISOString() };
  }

  /** Several lines of a sheet at once, each as `mark` would write it. */
  async function markLines(ctx: Context, id: ScoreSheetId, lines: readonly Omit<Input<'mark'>, 'id'>[]) {
    const desk = await take(ctx, id, 'mark');
    const { sheet, checklist } = desk;
    const there = new Map((await scoreSheets.marks(ctx, sheet)).map((mark) => [mark.item, mark]));
    for (const { revision, ...wish } of lines) {
      const item = checklist.items.find(({ key }) => key === wish.item);
      if (!item) throw scoreSheetProblems.noSuchItem({});
      const fault = markFault(item, wish);
      if (fault) throw scoreSheetProblems.wrongMark({ fault });
      const before = there.get(wish.item);
      if (before && before.revision !== revision) throw scoreSheetProblems.markChanged({ by: before.by ?? '别人', current: before });
      for (const sha256 of wish.photos) if (!(await fileOf(ctx, sha256))) throw scoreSheetProblems.notStored({});
    }
    const wishes = lines.map(({ revision: _, ...wish }) => ({ ...wish, revision: (there.get(wish.item)?.revision ?? 0) + 1 }));
    const marks = await scoreSheets.write(ctx, sheet, wishes);
    const saved = await sum(ctx, desk);
    const texts = new Map(checklist.items.map(({ key, text }) => [key, text]));
    for (const mark of marks) {
      const before = there.get(mark.item);
      const told = { item: mark.item, itemText: texts.get(mark.item) ?? '', ...plainMark(mark), before: before ? plainMark(before) : null };
      await ctx.record(scoreSheetFacts.marked, id, { ...named(sheet), ...told }, sheet.subdistrictId);
    }
    return { marks, desk: { ...desk, sheet: saved } };
  }

  return {
    /** 查打分表 */
    list: async (ctx: Context, input: Input<'list'>): Promise<Page<StoredSheet>> =>
      scoreSheets.page(ctx, await reaches.of(ctx, 'mockAssessment.read'), input),

    /** 查一张打分表 */
    async read(ctx: Context, { id }: Input<'read'>) {
      const reach = await reaches.of(ctx, 'mockAssessment.read');
      const desk = found(await scoreSheets.desk(ctx, reach, id, false), what);
      return { desk, marks: await scoreSheets.marks(ctx, desk.sheet), ...(await scoreSheets.around(ctx, reach, desk.sheet)) };
    },

    /** 打分: one line. Who writes over what he has not seen is told what lies there. */
    async mark(ctx: Context, { id, ...wish }: Input<'mark'>) {
      const { marks, desk } = await markLines(ctx, id, [wish]);
      return { mark: found(marks[0], '这一项'), desk };
    },
    markLines,

    /** 其余各项无问题 */
    async markRest(ctx: Context, { id }: Input<'markRest'>) {
      const desk = await take(ctx, id, 'mark');
      const { sheet, checklist } = desk;
      const marked = new Set((await scoreSheets.marks(ctx, sheet)).map(({ item }) => item));
      const rest = checklist.items.filter(({ key }) => !marked.has(key));
      await scoreSheets.write(
        ctx,
        sheet,
        rest.map(({ key: item }) => ({ item, ...faultless(sheet), remark: '', photos: [], revision: 1 })),
      );
      const saved = await sum(ctx, desk);
      const items = rest.map(({ key }) => key);
      await ctx.record(scoreSheetFacts.restMarked, id, { ...named(sheet), items }, sheet.subdistrictId);
      return { marks: await scoreSheets.marks(ctx, sheet), desk: { ...desk, sheet: saved } };
    },

    /** 填完打分表 */
    async finish(ctx: Context, { id }: Input<'finish'>): Promise<SheetOnDesk> {
      const desk = await take(ctx, id, 'finish');
      const sheet = await sum(ctx, desk, 'finished');
      const marks = await scoreSheets.marks(ctx, sheet);
      const found = await settleFindings(ctx, desk, marks);
      await assessments.countFinished(ctx, sheet.assessmentId, 1);
      const notLooked = sheet.items - marks.filter(({ kind }) => kind !== 'notLooked').length;
      const told = { ...named(sheet), scaled: sheet.scaled, notLooked, findings: found };
      await ctx.record(scoreSheetFacts.finished, id, told, sheet.subdistrictId);
      return { ...desk, sheet };
    },

    /** 重新打开打分表: its findings stand until it is finished again. */
    async reopen(ctx: Context, { id, reason }: Input<'reopen'>): Promise<SheetOnDesk> {
      const desk = await take(ctx, id, 'reopen');
      const sheet = await sum(ctx, desk, 'open');
      await assessments.countFinished(ctx, sheet.assessmentId, -1);
      await ctx.record(scoreSheetFacts.reopened, id, { ...named(sheet), reason }, sheet.subdistrictId);
      return { ...desk, sheet };
    },

    /** 查检查发现 */
    findings: async (ctx: Context, input: Input<'findings'>) => findings.page(ctx, await reaches.of(ctx, 'mockAssessment.read'), input),

    /** 查条款的检查发现 */
    clauseFindings: async (ctx: Context, { clauses, limit }: Input<'clauseFindings'>) =>
      findings.ofClauses(ctx, await reaches.of(ctx, 'mockAssessment.read'), clauses.split(','), limit),
  };
}

/** 无问题, in the words of the sheet: experts rate, inspectors count. */
const faultless = ({ kind }: StoredSheet): Pick<ItemMark, 'kind' | 'defects' | 'seen' | 'rating'> =>
  kind === 'documents' ? { kind: 'rating', defects: 0, seen: 0, rating: 10 } : { kind: 'defects', defects: 0, seen: 0, rating: 0 };
