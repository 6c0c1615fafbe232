import { z } from 'zod';
import { WorkingCalendar } from '../calendar/calendar.schema.ts';
import { Checklist } from '../checklist/checklist.schema.ts';
import { Dictionary } from '../dictionary/dictionary.schema.ts';
import { Edition } from '../edition/edition.schema.ts';
import { EditionMap } from '../edition/editionMap.schema.ts';
import { MatterCodes } from '../matter/matterCodes.schema.ts';
import { Occasions } from '../occasion/occasions.schema.ts';
import { RectificationRules } from '../rectification/rectificationRules.schema.ts';
import { SamplingPlan, ScoringTable } from '../scoring/scoringTable.schema.ts';
import { VectorLevels } from '../vector/vectorLevels.schema.ts';

/** A file of `standards/`; `kind` says what it is. */
export const StandardFile = z.discriminatedUnion('kind', [
  Edition,
  EditionMap,
  WorkingCalendar,
  Dictionary,
  MatterCodes,
  Occasions,
  VectorLevels,
  Checklist,
  ScoringTable,
  SamplingPlan,
  RectificationRules,
]);
export type StandardFile = z.infer<typeof StandardFile>;

/** What each kind is called. */
export const standardFileKinds: { readonly [kind in StandardFile['kind']]: string } = {
  edition: '标准',
  editionMap: '两版的对照',
  workingCalendar: '工作日历',
  dictionary: '词典',
  matterCodes: '管理事项代码',
  occasions: '活动日历',
  vectorLevels: '病媒生物控制水平',
  checklist: '检查表',
  scoringTable: '评分表',
  samplingPlan: '抽样方案',
  rectificationRules: '整改规矩',
};

/** The JSON Schema of a file of `standards/`, for the editor it is written in. */
export const standardFileJsonSchema = (): object => z.toJSONSchema(StandardFile, { io: 'input', unrepresentable: 'any' });
