import { z } from 'zod';
import { Day, id, line, paragraph } from '../../kernel/index.ts';
import { Can, UnitId } from '../../organization/index.ts';
import { IssueId } from '../issue/issue.schema.ts';

export const PaperId = id<'Paper'>();
export type PaperId = z.infer<typeof PaperId>;

/** 公文的种类. Forms 交办单, 督办单 and lists carry no red head; 通知 and 报告 do when the office gives them a number of its own. */
export const PaperKind = z.enum(['dispatchNotice', 'escalationNotice', 'rectificationNotice', 'rectificationReport', 'issueList']);
export type PaperKind = z.infer<typeof PaperKind>;
export const paperKinds: Readonly<Record<PaperKind, string>> = {
  dispatchNotice: '交办单',
  escalationNotice: '督办单',
  rectificationNotice: '整改通知',
  rectificationReport: '整改报告',
  issueList: '问题清单',
};

export const PaperState = z.enum(['draft', 'issued', 'withdrawn']);
export type PaperState = z.infer<typeof PaperState>;
export const paperStates: Readonly<Record<PaperState, string>> = { draft: '草稿', issued: '已发出', withdrawn: '已撤回' };

/** What a clerk completes; everything else comes from the issues themselves. */
export const PaperFields = z.strictObject({
  title: line('标题', 120),
  /** 机关代字, as in “创卫办函”: with it the paper carries a 发文字号 and a red head; empty, a plain number of the form. */
  mark: line('机关代字', 20, 0).default(''),
  /** 主送 or 责任单位, as printed. */
  addressee: line('主送单位', 120),
  opening: paragraph('开头', 1000).default(''),
  requirement: paragraph('要求', 2000).default(''),
  contact: line('联系人和电话', 80, 0).default(''),
  signer: line('签发人', 40, 0).default(''),
  /** 署名: who issues it. */
  issuer: line('署名', 60),
  /** 抄送, one line. */
  copies: line('抄送', 200, 0).default(''),
});
export type PaperFields = z.infer<typeof PaperFields>;

/** 照片 in a paper: which one, and how its caption reads. */
export const PaperPhoto = z.object({ kind: z.enum(['before', 'after']), photoId: z.string() });

/** 一个问题 as a paper has it. */
export const PaperIssue = z.object({
  number: z.int(),
  title: z.string(),
  text: z.string(),
  place: z.string(),
  matter: z.string(),
  source: z.string(),
  found: Day,
  leadUnit: z.string(),
  supportingUnits: z.array(z.string()),
  due: Day.nullable(),
  /** How many working days it is overdue; 0 when it is not. */
  overdueDays: z.int(),
  /** 催过几次. */
  pressed: z.int(),
  state: z.string(),
  closed: Day.nullable(),
  rechecks: z.int(),
  /** What the unit answered last. */
  answer: z.object({ text: z.string(), doneOn: Day, doneBy: z.string() }).nullable(),
  photos: z.array(PaperPhoto),
});
export type PaperIssue = z.infer<typeof PaperIssue>;

/** 公文内容: all that stands in a paper, before it becomes a file. */
export interface PaperContent {
  kind: PaperKind;
  state: PaperState;
  /** 发文字号 or the number of the form; empty on a draft. */
  numbered: string;
  day: Day;
  fields: PaperFields;
  issues: readonly PaperIssue[];
}

/** 一份公文 of the loop. */
export const Paper = z.object({
  id: PaperId,
  kind: PaperKind,
  state: PaperState,
  /** Empty on a draft. */
  numbered: z.string(),
  /** To whom: the lead unit of its issues; null on a list of several units' issues. */
  unitId: UnitId.nullable(),
  makerUnitId: UnitId.nullable(),
  issueIds: z.array(IssueId),
  fields: PaperFields,
  madeAt: z.string(),
  madeBy: z.string(),
  issuedAt: z.string().nullable(),
  issuedBy: z.string().nullable(),
  withdrawnWhy: z.string().nullable(),
  revision: z.int(),
});
export type Paper = z.infer<typeof Paper>;

export const PaperRow = Paper.extend({ unitName: z.string().nullable(), can: Can });
export type PaperRow = z.infer<typeof PaperRow>;
