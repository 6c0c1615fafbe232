import { z } from 'zod';
import { factKind, headOf } from '../../kernel/index.ts';
import { MarkKind } from './scoreSheet.schema.ts';

const sheet = { assessmentId: z.uuid(), number: z.int(), name: z.string() };
const mark = { kind: MarkKind, defects: z.int(), seen: z.int(), rating: z.number(), remark: z.string() };
const says = (d: z.infer<z.ZodObject<typeof mark>>): string => {
  if (d.kind === 'notLooked') return '没有看';
  if (d.kind === 'notApplicable') return `合理缺项，${d.remark}`;
  if (d.kind === 'rating') return `${d.rating} 分`;
  return d.defects === 0 ? '无问题' : `${d.defects} 处问题`;
};

/** What is recorded about score sheets; `about` is the sheet's id. */
export const scoreSheetFacts = {
  marked: factKind({
    kind: 'scoreSheet.marked',
    says: '打分',
    data: z.object({ ...sheet, item: z.string(), itemText: z.string(), ...mark, before: z.object(mark).nullable() }),
    line: (d) => `给“${d.name}”的“${headOf(d.itemText, 20)}”记 ${says(d)}${d.before ? `，原来是 ${says(d.before)}` : ''}`,
  }),
  /** 其余各项无问题, at once. */
  restMarked: factKind({
    kind: 'scoreSheet.restMarked',
    says: '其余各项无问题',
    data: z.object({ ...sheet, items: z.array(z.string()) }),
    line: (d) => `“${d.name}”其余 ${d.items.length} 项无问题`,
  }),
  finished: factKind({
    kind: 'scoreSheet.finished',
    says: '填完打分表',
    data: z.object({ ...sheet, scaled: z.number().nullable(), notLooked: z.int(), findings: z.int() }),
    line: (d) => `填完“${d.name}”，${d.scaled === null ? '没有得分' : `${d.scaled.toFixed(1)} 分`}，${d.findings} 项有问题`,
  }),
  reopened: factKind({
    kind: 'scoreSheet.reopened',
    says: '重新打开打分表',
    data: z.object({ ...sheet, reason: z.string() }),
    line: (d) => `重新打开“${d.name}”：${d.reason}`,
  }),
};

const finding = {
  assessmentId: z.uuid(),
  assessmentTitle: z.string(),
  sheetId: z.uuid(),
  siteId: z.uuid().nullable(),
  placeKind: z.string(),
  placeName: z.string(),
  address: z.string(),
  edition: z.string(),
  clause: z.string(),
  item: z.string(),
  text: z.string(),
  severity: z.enum(['minor', 'major', 'severe']),
  photos: z.array(z.string()),
};

/**
 * 检查发现; `about` is the finding's id, the fact's unit its subdistrict. The rectification chapter listens to `finding.found` and
 * registers an issue, and to `finding.withdrawn` where the sheet was reopened and the item put in order.
 */
export const findingFacts = {
  found: factKind({
    kind: 'finding.found',
    says: '检查发现',
    data: z.object(finding),
    line: (d) => `${d.placeName}：${d.text}`,
  }),
  withdrawn: factKind({
    kind: 'finding.withdrawn',
    says: '撤回检查发现',
    data: z.object({ assessmentId: z.uuid(), sheetId: z.uuid(), placeName: z.string(), text: z.string() }),
    line: (d) => `撤回${d.placeName}的“${d.text}”`,
  }),
};
