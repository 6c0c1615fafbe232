import { SamplingPlan, ScoringTable } from '@weicheng/domain/standard';
import { opener } from './opener.ts';
import everyKindDrafted from './scoring/every-kind-drafted.json' with { type: 'json' };
import technicalAssessment2014 from './scoring/technical-assessment-2014.json' with { type: 'json' };
import unannouncedVisit2014 from './scoring/unannounced-visit-2014.json' with { type: 'json' };

const tables = opener(ScoringTable, [unannouncedVisit2014]);
const plans = opener(SamplingPlan, [everyKindDrafted, technicalAssessment2014]);

/** 评分表 that come with the product; a new city works by the first. */
export const scoringTableKeys = tables.keys;
/** 抽样方案 that come with the product; a new city works by the first. */
export const samplingPlanKeys = plans.keys;

/** 一张评分表, by its key; undefined where there is none. */
export const scoringTableOf = tables.of;
/** 一份抽样方案, by its key; undefined where there is none. */
export const samplingPlanOf = plans.of;
