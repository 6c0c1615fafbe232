import { z } from 'zod';
import { Day, id, line } from '../../kernel/index.ts';
import { Can, UnitId } from '../../organization/index.ts';
import { CitySize } from '../checklist/checklist.schema.ts';
import { Confirmation } from '../edition/confirmation.schema.ts';
import { StandardKey, Verification } from '../edition/edition.schema.ts';

export const MockAssessmentId = id<'MockAssessment'>();
export type MockAssessmentId = z.infer<typeof MockAssessmentId>;

/** 模拟评估的状态: not drawn yet, being carried out, over, made by mistake. */
export const AssessmentState = z.enum(['prepared', 'underWay', 'finished', 'void']);
export type AssessmentState = z.infer<typeof AssessmentState>;
export const assessmentStates: Readonly<Record<AssessmentState, string>> = {
  prepared: '待抽点位',
  underWay: '打分中',
  finished: '已结束',
  void: '已作废',
};

/** What an assessment keeps of its edition: enough to say which area and clause an item belongs to. */
export interface EditionOutline {
  key: string;
  title: string;
  areas: { key: string; name: string }[];
  clauses: { key: string; area: string; title: string }[];
}

/** 种子: said aloud and written down; the same seed draws the same sites. */
export const Seed = line('种子', 40);

export const assessmentWish = {
  title: line('名称', 60),
  /** Not said: the one in force in the city. */
  edition: StandardKey.optional(),
  /** 评分表. Not said: the one the city rehearses by. */
  table: StandardKey.optional(),
  /** 抽样方案. Not said: the one the city rehearses by; another can be chosen when drawing. */
  plan: StandardKey.optional(),
  citySize: CitySize,
  /** 万人. */
  population: z.number('人口要填数').positive('人口要大于 0').max(5000, '人口以万人计，核对一下'),
  from: Day,
  until: Day,
  builtUpOnly: z.boolean().default(true),
};

/** 依据: a scoring table or a sampling plan, whether it was seen in the text of a standard, and who of the office has confirmed it. */
export const AssessmentBasis = z.object({
  key: z.string(),
  title: z.string(),
  /** Who decides it; null where the file does not say. */
  owner: z.string().nullable(),
  verification: Verification,
  sources: z.array(z.string()),
  confirmation: Confirmation.nullable(),
});
export type AssessmentBasis = z.infer<typeof AssessmentBasis>;

/** 模拟评估. `can`: draw, finish, reopen, void. */
export const MockAssessmentRow = z.object({
  id: MockAssessmentId,
  title: z.string(),
  edition: z.string(),
  editionTitle: z.string(),
  table: z.string(),
  tableTitle: z.string(),
  plan: z.string(),
  planTitle: z.string(),
  citySize: CitySize,
  population: z.number(),
  from: Day,
  until: Day,
  builtUpOnly: z.boolean(),
  state: AssessmentState,
  seed: z.string().nullable(),
  draws: z.int(),
  sheets: z.int(),
  finishedSheets: z.int(),
  /** Whether its findings were handed over to be put right. */
  handedOver: z.boolean(),
  can: Can,
});
export type MockAssessmentRow = z.infer<typeof MockAssessmentRow>;

/** 一类点位抽到多少. `short` says in words why there are fewer than the rule wants; null where there are enough. */
export const DrawnKind = z.object({
  placeKind: z.string(),
  kindName: z.string(),
  /** By the rule, for a city of that size. */
  wanted: z.int(),
  /** Sites of the kind there were to draw from. */
  available: z.int(),
  drawn: z.int(),
  short: z.string().nullable(),
});
export type DrawnKind = z.infer<typeof DrawnKind>;

/** 一次抽取. */
export const Draw = z.object({
  number: z.int(),
  seed: z.string(),
  /** The title of the sampling plan it went by. */
  plan: z.string(),
  /** Of a further draw: why. */
  reason: z.string(),
  by: z.string().nullable(),
  at: z.string(),
  kinds: z.array(DrawnKind),
});
export type Draw = z.infer<typeof Draw>;

/** 某类点位在评分表一部分里的均分. */
export const KindMean = z.object({ placeKind: z.string(), kindName: z.string(), places: z.int(), mean: z.number() });

/** The figures of an assessment, of finished sheets only; every one opens into what it is made of. */
export const MockScores = z.object({
  /** 总分; null for a reader who does not see the whole city. `atMost`: if all that is not scored yet were won. */
  whole: z.object({ won: z.number(), of: z.number(), atMost: z.number(), total: z.number(), passLine: z.number() }).nullable(),
  /** = mean of the kinds' means × points ÷ 100. */
  parts: z.array(z.object({ key: z.string(), name: z.string(), points: z.number(), won: z.number().nullable(), kinds: z.array(KindMean) })),
  /** = mean of the 标化分 of the kind's finished sheets. */
  kinds: z.array(
    z.object({
      placeKind: z.string(),
      kindName: z.string(),
      sheets: z.int(),
      scored: z.int(),
      mean: z.number().nullable(),
      vetoes: z.int(),
      failedKeys: z.int(),
    }),
  ),
  /** 方面 of the standard: = won ÷ due × 100 over all items of its clauses; `documents` is the 标化分 of its 资料表. */
  areas: z.array(
    z.object({
      area: z.string(),
      name: z.string(),
      won: z.number(),
      due: z.number(),
      rate: z.number().nullable(),
      documents: z.number().nullable(),
    }),
  ),
  /** = mean of the 标化分 of the finished sheets in it. */
  subdistricts: z.array(
    z.object({ subdistrictId: UnitId, name: z.string(), sheets: z.int(), scored: z.int(), mean: z.number().nullable() }),
  ),
  /** 一票否决, beside the score and never averaged away. */
  vetoes: z.array(z.object({ sheetId: z.uuid(), name: z.string(), group: z.string() })),
});
export type MockScores = z.infer<typeof MockScores>;
