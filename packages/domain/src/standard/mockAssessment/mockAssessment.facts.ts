import { z } from 'zod';
import { factKind } from '../../kernel/index.ts';

const title = z.string();
const because = z.object({ title, reason: z.string() });

/** What is recorded about mock assessments; `about` is the assessment's id. */
export const mockAssessmentFacts = {
  created: factKind({
    kind: 'mockAssessment.created',
    says: '新建模拟评估',
    data: z.object({
      title,
      edition: z.string(),
      table: z.string(),
      plan: z.string(),
      citySize: z.string(),
      population: z.number(),
      from: z.string(),
      until: z.string(),
      builtUpOnly: z.boolean(),
    }),
    line: (d) => `新建模拟评估“${d.title}”，${d.from} 至 ${d.until}`,
  }),
  drawn: factKind({
    kind: 'mockAssessment.drawn',
    says: '抽取点位',
    data: z.object({
      ...{ title, number: z.int(), seed: z.string(), plan: z.string().default(''), reason: z.string() },
      ...{ sites: z.array(z.uuid()), short: z.array(z.string()) },
    }),
    line: (d) =>
      `${d.number > 1 ? `第 ${d.number} 次` : ''}抽取点位 ${d.sites.length} 处${d.plan ? `，照《${d.plan}》` : ''}，种子“${d.seed}”${d.reason ? `，原因：${d.reason}` : ''}`,
  }),
  /** The forecast listens: from now on the city has these scores. */
  finished: factKind({
    kind: 'mockAssessment.finished',
    says: '结束模拟评估',
    data: z.object({ title, won: z.number(), of: z.number(), sheets: z.int(), unfinished: z.int() }),
    line: (d) =>
      `结束模拟评估“${d.title}”，${d.of} 分得 ${d.won.toFixed(1)} 分${d.unfinished ? `，${d.unfinished} 张表没有填完，不计` : ''}`,
  }),
  /** The rectification chapter listens, and registers an issue for each finding it does not have yet. */
  handedOver: factKind({
    kind: 'mockAssessment.handedOver',
    says: '检查发现交办整改',
    data: z.object({ title, findings: z.int() }),
    line: (d) => `“${d.title}”的检查发现 ${d.findings} 项登记为问题`,
  }),
  reopened: factKind({
    kind: 'mockAssessment.reopened',
    says: '重新打开模拟评估',
    data: because,
    line: (d) => `重新打开模拟评估“${d.title}”：${d.reason}`,
  }),
  voided: factKind({
    kind: 'mockAssessment.voided',
    says: '作废模拟评估',
    data: because,
    line: (d) => `作废模拟评估“${d.title}”：${d.reason}`,
  }),
};
