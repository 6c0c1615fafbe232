import { z } from 'zod';
import { Day, id, line, paragraph } from '../../kernel/index.ts';
import { Can, UnitId } from '../../organization/index.ts';
import { Clock } from '../../plan/index.ts';
import { Timing, TimingSays } from '../clock/timing.schema.ts';

export const IssueId = id<'Issue'>();
export type IssueId = z.infer<typeof IssueId>;

/** 时刻: a moment as `2026-11-25T02:30:00.000Z`, always UTC with milliseconds, so that moments compare as strings. */
export const Moment = z.iso.datetime({ precision: 3 });

/** 问题的几种状态；怎样流转见 issueLife.rules.ts. */
export const IssueState = z.enum([
  'registered', // 待交办
  'dispatched', // 待签收
  'declined', // 已退单：单位说不归它管，等重新交办
  'rectifying', // 整改中
  'submitted', // 待核验
  'returned', // 已退回：核验没过，接着整改
  'closed', // 已销号
  'reopened', // 反弹：回头看没过，等重新交办
  'shelved', // 挂账
  'merged', // 已并案
  'void', // 已作废
]);
export type IssueState = z.infer<typeof IssueState>;
export const issueStates: Readonly<Record<IssueState, string>> = {
  registered: '待交办',
  dispatched: '待签收',
  declined: '已退单',
  rectifying: '整改中',
  submitted: '待核验',
  returned: '已退回',
  closed: '已销号',
  reopened: '反弹',
  shelved: '挂账',
  merged: '已并案',
  void: '已作废',
};

/** 问题从哪里来. */
export const IssueSource = z.enum(['inspection', 'citizen', 'hotline', 'media', 'superior', 'review', 'task', 'selfCheck', 'sweep']);
export type IssueSource = z.infer<typeof IssueSource>;
export const issueSources: Readonly<Record<IssueSource, string>> = {
  inspection: '督查',
  citizen: '群众反映',
  hotline: '12345',
  media: '媒体曝光',
  superior: '上级反馈',
  review: '评审反馈',
  task: '任务超期',
  selfCheck: '单位自查',
  sweep: '举一反三',
};

/** 轻重. */
export const IssueSeverity = z.enum(['minor', 'major', 'urgent']);
export type IssueSeverity = z.infer<typeof IssueSeverity>;
export const issueSeverities: Readonly<Record<IssueSeverity, string>> = { minor: '一般', major: '较重', urgent: '紧急' };

/** 坐标, WGS-84, in degrees. */
export const Location = z.strictObject({
  longitude: z.number().min(-180, '经度在 -180 到 180 之间').max(180, '经度在 -180 到 180 之间'),
  latitude: z.number().min(-90, '纬度在 -90 到 90 之间').max(90, '纬度在 -90 到 90 之间'),
});
export type Location = z.infer<typeof Location>;

/** 管理事项 by its code of GB/T 47678.5, five digits; names are in `standards/matters`. */
export const MatterCode = z.string().regex(/^\d{5}$/, '管理事项是五位数字');

/** 时限从哪来: which rule gave the day, counted from when. Frozen with the dispatch: a later rule does not move it. */
export const DeadlineRule = z.object({ says: z.string(), workingDays: z.int().nullable(), from: Day });
export type DeadlineRule = z.infer<typeof DeadlineRule>;

/** 延期申请: asked, and not yet answered. */
export const IssueExtension = z.object({
  until: Day,
  reason: z.string(),
  askedAt: Moment,
  askedBy: z.string(),
  askedById: z.uuid().nullable(),
});
/** 挂账: the approved plan, and the day by which it ends. */
export const Shelving = z.object({ plan: z.string(), until: Day });

/** 问题：one thing that is not as it should be, and how far it has been put right. A row of the ledger 问题台账. */
export const Issue = z.object({
  id: IssueId,
  /** 编号, grows with time; numbers may be missing. */
  number: z.int(),
  title: z.string(),
  text: z.string(),
  source: IssueSource,
  /** 来件编号: how the source calls it, the number of a 12345 case. */
  sourceNumber: z.string().nullable(),
  matter: MatterCode.nullable(),
  severity: IssueSeverity,
  /** 地点 in words. */
  place: z.string(),
  location: Location.nullable(),
  /** 属地: the subdistrict or community it lies in. */
  areaUnitId: UnitId.nullable(),
  /** 要不要整改后照片. */
  wantsPhoto: z.boolean(),
  registeredAt: Moment,
  registeredBy: z.string(),
  registeredById: z.uuid().nullable(),
  registrarUnitId: UnitId.nullable(),
  state: IssueState,
  leadUnitId: UnitId.nullable(),
  supportingUnitIds: z.array(UnitId),
  due: Day.nullable(),
  deadlineRule: DeadlineRule.nullable(),
  /** 走时; null while it is not out. */
  timing: Timing.nullable(),
  dispatchedAt: Moment.nullable(),
  acknowledgedAt: Moment.nullable(),
  submittedAt: Moment.nullable(),
  submittedBy: z.string().nullable(),
  closedAt: Moment.nullable(),
  /** The last step; no later one is dated before it. */
  movedAt: Moment,
  /** Who ever submitted it: none of them verifies it, wherever they work by then. */
  rectifierIds: z.array(z.uuid()),
  /** Who verified what was submitted last. */
  verifiedById: z.uuid().nullable(),
  extension: IssueExtension.nullable(),
  extensions: z.int(),
  shelving: Shelving.nullable(),
  mergedIntoId: IssueId.nullable(),
  /** 并入的问题数. */
  duplicates: z.int(),
  /** 反映没改好: since when a recheck is asked for. */
  disputedAt: Moment.nullable(),
  declines: z.int(),
  returns: z.int(),
  reopenings: z.int(),
  rechecks: z.int(),
  photosBefore: z.int(),
  photosAfter: z.int(),
  lastWord: z.string(),
  /** Grows with every step. */
  revision: z.int(),
});
export type Issue = z.infer<typeof Issue>;

const NamedUnit = z.object({ id: UnitId, name: z.string() });

const shown = {
  matterName: z.string().nullable(),
  leadUnitName: z.string().nullable(),
  areaUnitName: z.string().nullable(),
  clock: Clock,
  timing: TimingSays.nullable(),
};

/** One row of the ledger: what stands on a page, and by what a program that reads it knows its own case. */
export const IssueRow = Issue.pick({
  id: true,
  number: true,
  title: true,
  source: true,
  sourceNumber: true,
  matter: true,
  severity: true,
  place: true,
  areaUnitId: true,
  registeredAt: true,
  state: true,
  leadUnitId: true,
  due: true,
  returns: true,
  reopenings: true,
  revision: true,
}).extend(shown);
export type IssueRow = z.infer<typeof IssueRow>;

/** 反馈: what was done, when and by whom, as the unit told it. Never changed. */
export const IssueSubmission = z.object({
  id: z.uuid(),
  unitId: UnitId,
  unitName: z.string(),
  text: z.string(),
  doneOn: Day,
  doneBy: z.string(),
  at: z.string(),
  by: z.string(),
});
export type IssueSubmission = z.infer<typeof IssueSubmission>;

/** 关联: another issue this one has to do with, seen from here. */
export const IssueLink = z.object({
  kind: z.enum(['mergedInto', 'absorbed', 'reboundOf', 'rebound', 'sweptFrom', 'sweptOut']),
  id: IssueId,
  number: z.int(),
  title: z.string(),
  state: IssueState,
  /** 反弹: how far apart, null where the words of the place are the same, and how many days after the closure. */
  metres: z.int().nullable(),
  days: z.int().nullable(),
});
export type IssueLink = z.infer<typeof IssueLink>;

/** An issue on its page; what this reader may do is in `can`. */
export const IssueDetail = Issue.omit({ rectifierIds: true, verifiedById: true, supportingUnitIds: true }).extend({
  ...shown,
  supportingUnits: z.array(NamedUnit),
  registrarUnitName: z.string().nullable(),
  can: Can,
});
export type IssueDetail = z.infer<typeof IssueDetail>;

export const IssueTitle = line('问题', 80);
export const IssueText = paragraph('情况', 2000);
export const IssuePlace = line('地点', 120, 0);
export const IssueReason = paragraph('原因', 500, 2);
