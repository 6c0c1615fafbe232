import {
  assessmentRefusal,
  type Checklist,
  checklistFor,
  type Draw,
  documentsKey,
  drawSites,
  type mockAssessmentContract,
  mockAssessmentFacts,
  mockAssessmentProblems,
  type ScoreSheetId,
} from '@weicheng/domain/standard';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { samplingPlanOf } from '../../../../../../standards/scoring.ts';
import { found, refuse } from '../../organization/index.ts';
import { type StoredSheet, scoreSheets } from '../scoreSheet/scoreSheet.store.ts';
import { type NamedSite, sites } from '../site/site.store.ts';
import { type PlaceKinds, placeKindsOf } from '../words.ts';
import type { AssessmentPresenter } from './mockAssessment.present.ts';
import { assessments, type StoredAssessment } from './mockAssessment.store.ts';

type Input = z.output<typeof mockAssessmentContract.draw.input>;

const blank = { state: 'open', marked: 0, scaled: null, lost: 0, failedKeys: 0, vetoes: [], lastBy: null, lastAt: null } as const;

/**
 * 抽取点位 by rule and seed, a sheet for each. Drawn again, a site that is drawn once more keeps its sheet, what nobody has written on
 * goes, and a sheet with marks that would go refuses the draw.
 */
export const drawSheets =
  ({ reached }: AssessmentPresenter) =>
  async (ctx: Context, { id, seed, reason, plan: wished }: Input): Promise<{ assessment: StoredAssessment; draw: Draw }> => {
    const assessment = found(await assessments.take(ctx, id), '这次模拟评估');
    refuse(assessmentRefusal('draw', assessment, await reached(ctx)));
    if (assessment.draws > 0 && reason === '') throw mockAssessmentProblems.reasonWanted({});
    const plan = wished === undefined || wished === assessment.plan.key ? assessment.plan : samplingPlanOf(wished);
    if (!plan) throw mockAssessmentProblems.unknownBasis({ what: '抽样方案' });
    const lists = await assessments.checklists(ctx, id);
    const open = (await sites.all(ctx, null)).filter((site) => site.builtUp || !assessment.builtUpOnly);
    const drawn = drawSites(plan, lists, open, assessment.population, seed);
    if (drawn.sites.length === 0) throw mockAssessmentProblems.noSites({});

    const before = await scoreSheets.all(ctx, id, null);
    const wanted = new Set(drawn.sites);
    const gone = before.filter(({ siteId }) => siteId !== null && !wanted.has(siteId));
    const marked = gone.filter((sheet) => sheet.marked > 0 || sheet.state === 'finished');
    if (marked.length > 0) throw mockAssessmentProblems.markedWouldGo({ names: marked.map(({ name }) => name) });
    await scoreSheets.remove(
      ctx,
      gone.map((sheet) => sheet.id),
    );
    const words = await placeKindsOf(ctx);
    const fresh = freshSheets(ctx, assessment, words, lists, before, open, drawn.sites);
    await scoreSheets.addMany(ctx, fresh);

    const draw: Draw = {
      number: assessment.draws + 1,
      seed,
      plan: plan.title,
      reason,
      by: ctx.actor.name || null,
      at: new Date(ctx.now).toISOString(),
      kinds: drawn.kinds.map((kind) => ({ ...kind, kindName: words.nameOf(kind.placeKind) })),
    };
    await assessments.addDraw(ctx, id, draw);
    const sheets = before.length - gone.length + fresh.length;
    await assessments.drawn(ctx, id, { number: draw.number, seed, sheets, plan });
    const short = draw.kinds.flatMap(({ kindName, short }) => (short ? `${kindName}${short}` : []));
    await ctx.record(mockAssessmentFacts.drawn, id, {
      title: assessment.title,
      number: draw.number,
      seed,
      plan: plan.title,
      reason,
      sites: drawn.sites,
      short,
    });
    return { assessment: { ...assessment, plan, state: 'underWay', seed, draws: draw.number, sheets }, draw };
  };

/** Sheets for the sites that have none yet, and at the first draw the 资料表 of every area; numbered on from the last. */
function freshSheets(
  ctx: Context,
  { id, edition }: StoredAssessment,
  { nameOf }: PlaceKinds,
  lists: readonly Checklist[],
  before: readonly StoredSheet[],
  open: readonly NamedSite[],
  drawn: readonly string[],
): StoredSheet[] {
  const there = new Set(before.map(({ siteId }) => siteId));
  const byId = new Map(open.map((site) => [site.id as string, site]));
  let number = Math.max(0, ...before.map((sheet) => sheet.number));
  const sheet = (
    list: Checklist,
    place: Omit<StoredSheet, keyof typeof blank | 'id' | 'assessmentId' | 'number' | 'checklist' | 'items'>,
  ) => ({
    ...blank,
    ...place,
    vetoes: [],
    id: ctx.newId() as ScoreSheetId,
    assessmentId: id,
    number: ++number,
    checklist: list.key,
    items: list.items.length,
  });
  const onSite = drawn.flatMap((siteId) => {
    const site = byId.get(siteId);
    const list = site && checklistFor(lists, site.kind);
    if (!site || !list || there.has(site.id)) return [];
    const { name, address, subdistrictId, subdistrictName } = site;
    const kind = { placeKind: site.kind, placeKindName: nameOf(site.kind) };
    return [sheet(list, { kind: 'site', siteId: site.id, name, address, subdistrictId, subdistrictName, ...kind })];
  });
  const nowhere = { siteId: null, address: '', subdistrictId: null, subdistrictName: null };
  const documents = edition.areas.flatMap(({ key, name }) => {
    const list = lists.find((one) => one.key === documentsKey(key));
    if (!list || before.some(({ checklist }) => checklist === list.key)) return [];
    return [sheet(list, { kind: 'documents', name, placeKind: key, placeKindName: '资料', ...nowhere })];
  });
  return [...onSite, ...documents];
}
