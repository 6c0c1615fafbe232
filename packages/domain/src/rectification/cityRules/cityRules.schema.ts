import { z } from 'zod';
import { LimitSeverity, RectificationRules, TimeLimit } from '../../standard/index.ts';

const shape = RectificationRules.shape;
const step = shape.ladder.element.shape;
const clock = shape.officeHours.shape.sessions;

/** What an office may set for itself, a part at a time: its own figures without origin, which is the office. */
export const cityRuleParts = {
  officeHours: z.strictObject({ sessions: clock }),
  limits: z
    .array(
      z.strictObject({
        matter: shape.limits.element.shape.matter,
        severity: LimitSeverity.nullable(),
        reaction: TimeLimit,
        handling: TimeLimit,
        /** 已核实: the office says so of this row; one that ships and is not confirmed stays as unverified as it was. */
        confirmed: z.boolean().optional(),
      }),
    )
    .min(1, '至少要有一行')
    .max(300, '最多 300 行'),
  dueSoon: z.strictObject({ days: z.number().min(0).max(30), hours: z.number().min(0).max(240) }),
  ladder: z
    .array(z.strictObject({ key: step.key, name: step.name.max(20), to: step.to.max(40), workingDays: step.workingDays }))
    .max(5, '最多五级'),
  rebound: z.strictObject({ metres: z.number().min(0).max(5000), days: z.int().min(1).max(1100) }),
  recheck: z.strictObject({ share: z.number().min(0).max(1), least: z.int().min(0).max(1000) }),
  /** 自己登记: whether overdue tasks become issues. Findings of a mock assessment are handed over, or not, when it is finished. */
  selfRegister: z.strictObject({ tasks: z.boolean() }),
  /** 照片标记: whether time and place are drawn on the copies of photos. */
  photoMark: z.strictObject({ on: z.boolean() }),
} as const;
export type CityRulePart = keyof typeof cityRuleParts;
export const CityRulePart = z.enum(Object.keys(cityRuleParts) as [CityRulePart, ...CityRulePart[]]);
export type CityRuleValue<P extends CityRulePart> = z.infer<(typeof cityRuleParts)[P]>;

/** A part as a city keeps it. */
export type CityRule = { [P in CityRulePart]: { part: P; value: CityRuleValue<P>; changedAt: string; changedBy: string } }[CityRulePart];

export const cityRuleNames: Readonly<Record<CityRulePart, string>> = {
  officeHours: '上班时间',
  limits: '时限表',
  dueSoon: '快到期',
  ladder: '督办阶梯',
  rebound: '反弹',
  recheck: '回头看抽查',
  selfRegister: '自己登记',
  photoMark: '照片标记',
};

/** 整改规矩 in force in a city. `own`: which parts are the city's own, since when and by whom. */
export const CityRules = RectificationRules.omit({ $schema: true }).extend({
  selfRegister: cityRuleParts.selfRegister,
  photoMark: cityRuleParts.photoMark,
  own: z.array(z.object({ part: CityRulePart, changedAt: z.string(), changedBy: z.string() })),
});
export type CityRules = z.infer<typeof CityRules>;
