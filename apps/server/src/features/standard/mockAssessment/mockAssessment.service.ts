import { kernelProblems } from '@weicheng/domain/kernel';
import {
  assessmentRefusal,
  checklistIn,
  documentChecklists,
  type EditionOutline,
  type MockAssessmentId,
  type mockAssessmentContract,
  mockAssessmentFacts,
  mockAssessmentProblems,
  mockScores,
} from '@weicheng/domain/standard';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { checklists } from '../../../../../../standards/checklists.ts';
import { editionMaps } from '../../../../../../standards/editions.ts';
import { found, type Reaches, refuse } from '../../organization/index.ts';
import { findings } from '../scoreSheet/finding.store.ts';
import { markedSheets } from '../scoreSheet/markedSheets.ts';
import { basisChoices, basisOf, basisPresenter } from './basis.ts';
import type { AssessmentPresenter } from './mockAssessment.present.ts';
import { assessments, type StoredAssessment } from './mockAssessment.store.ts';

type Input<V extends keyof typeof mockAssessmentContract> = z.output<(typeof mockAssessmentContract)[V]['input']>;

/** 模拟评估: made, read, ended. */
export function mockAssessmentService(reaches: Reaches, { reached }: AssessmentPresenter) {
  /** Takes it to change it, if this actor may now. */
  async function take(ctx: Context, id: MockAssessmentId, action: 'finish' | 'handOver' | 'reopen' | 'void'): Promise<StoredAssessment> {
    const assessment = found(await assessments.take(ctx, id), '这次模拟评估');
    refuse(assessmentRefusal(action, assessment, await reached(ctx)));
    return assessment;
  }

  /** Its findings go to whoever registers them: once more is no harm. */
  async function give(ctx: Context, assessment: StoredAssessment): Promise<StoredAssessment> {
    const { id, title } = assessment;
    await assessments.handedOver(ctx, id);
    await ctx.record(mockAssessmentFacts.handedOver, id, { title, findings: await findings.countStanding(ctx, id) });
    return { ...assessment, handedOver: true };
  }

  return {
    /** 查模拟评估 */
    list: (ctx: Context, input: Input<'list'>) => assessments.page(ctx, input),

    /** 查模拟评估的依据 */
    options: basisChoices,

    /** 查一次模拟评估 */
    async read(ctx: Context, { id }: Input<'read'>) {
      const assessment = found(await assessments.get(ctx, id), '这次模拟评估');
      const present = await basisPresenter(ctx);
      const basis = { table: present(assessment.table), plan: present(assessment.plan) };
      return { assessment, draws: await assessments.draws(ctx, id), basis };
    },

    /** 新建模拟评估: what it goes by is copied in, so that a release of the standards changes no score of the past. */
    async create(ctx: Context, wish: Input<'create'>): Promise<StoredAssessment> {
      if (!(await reached(ctx))) throw kernelProblems.notAllowed({ what: '新建全市的模拟评估' });
      if (wish.until < wish.from) throw mockAssessmentProblems.untilBeforeFrom({});
      const { edition, table, plan } = await basisOf(ctx, wish);
      if (!edition) throw mockAssessmentProblems.unknownBasis({ what: '标准' });
      if (!table) throw mockAssessmentProblems.unknownBasis({ what: '评分表' });
      if (!plan) throw mockAssessmentProblems.unknownBasis({ what: '抽样方案' });
      const outline: EditionOutline = {
        key: edition.key,
        title: edition.shortTitle,
        areas: edition.areas.map(({ key, name }) => ({ key, name })),
        clauses: edition.clauses.map(({ key, area, title }) => ({ key, area, title })),
      };
      const assessment: StoredAssessment = {
        ...wish,
        id: ctx.newId() as MockAssessmentId,
        edition: outline,
        table,
        plan,
        state: 'prepared',
        seed: null,
        draws: 0,
        sheets: 0,
        finishedSheets: 0,
        handedOver: false,
      };
      const lists = checklists().map((list) => checklistIn(list, edition, editionMaps()));
      await assessments.add(ctx, assessment, [...lists, ...documentChecklists(edition)]);
      const keys = { edition: edition.key, table: table.key, plan: plan.key };
      await ctx.record(mockAssessmentFacts.created, assessment.id, { ...wish, ...keys });
      return assessment;
    },

    /** 结束模拟评估 */
    async finish(ctx: Context, { id, handOver }: Input<'finish'>): Promise<StoredAssessment> {
      const assessment = await take(ctx, id, 'finish');
      const { title, table, edition, sheets, finishedSheets } = assessment;
      const { whole } = mockScores(table, edition, await markedSheets(ctx, assessment, null), true);
      await assessments.turn(ctx, id, 'finished');
      const score = { won: whole?.won ?? 0, of: whole?.of ?? 0 };
      await ctx.record(mockAssessmentFacts.finished, id, { title, ...score, sheets, unfinished: sheets - finishedSheets });
      const finished: StoredAssessment = { ...assessment, state: 'finished' };
      return handOver ? give(ctx, finished) : finished;
    },

    /** 把检查发现登记为问题 */
    handOver: async (ctx: Context, { id }: Input<'handOver'>): Promise<StoredAssessment> => give(ctx, await take(ctx, id, 'handOver')),

    /** 重新打开模拟评估 */
    async reopen(ctx: Context, { id, reason }: Input<'reopen'>): Promise<StoredAssessment> {
      const assessment = await take(ctx, id, 'reopen');
      await assessments.turn(ctx, id, 'underWay');
      await ctx.record(mockAssessmentFacts.reopened, id, { title: assessment.title, reason });
      return { ...assessment, state: 'underWay' };
    },

    /** 作废模拟评估 */
    async void(ctx: Context, { id, reason }: Input<'void'>): Promise<StoredAssessment> {
      const assessment = await take(ctx, id, 'void');
      await assessments.turn(ctx, id, 'void');
      await ctx.record(mockAssessmentFacts.voided, id, { title: assessment.title, reason });
      return { ...assessment, state: 'void' };
    },

    /** 查模拟评估的得分: of what the reader may see. */
    async scores(ctx: Context, { id }: Input<'scores'>) {
      const assessment = found(await assessments.get(ctx, id), '这次模拟评估');
      const reach = await reaches.of(ctx, 'mockAssessment.read');
      return mockScores(assessment.table, assessment.edition, await markedSheets(ctx, assessment, reach), reach === null);
    },
  };
}
