import { z } from 'zod';
import { Day, verb } from '../../kernel/index.ts';
import { Can, UnitId } from '../../organization/index.ts';
import { StandardKey } from '../edition/edition.schema.ts';
import { ReadingYear } from '../reading/reading.schema.ts';

/** 填报单位 of one indicator in this city, or the unit that the standard's own words point to. */
export const IndicatorOwnerRow = z.object({
  indicator: StandardKey,
  name: z.string(),
  /** The words of the standard: 卫健委、疾控. */
  reportedBy: z.string(),
  unitId: UnitId.nullable(),
  unitName: z.string().nullable(),
  /** Who it would be by name, where nobody is set and the names leave no doubt. */
  suggested: z.object({ unitId: UnitId, unitName: z.string() }).nullable(),
});
export type IndicatorOwnerRow = z.infer<typeof IndicatorOwnerRow>;

const Owners = z.object({
  rows: z.array(IndicatorOwnerRow),
  /** 填报期限 by year of the figures. */
  terms: z.array(z.object({ year: z.int(), due: Day })),
  /** `assign`. */
  can: Can,
});

/** 谁填哪一项: set by the office, one unit an indicator. */
export const indicatorOwnerContract = {
  list: verb({
    name: 'indicatorOwner.list',
    method: 'GET',
    path: '/api/indicator-owners',
    may: 'reading.read',
    summary: '查指标的填报单位',
    input: z.strictObject({}),
    output: Owners,
  }),
  assign: verb({
    name: 'indicatorOwner.assign',
    method: 'POST',
    path: '/api/indicator-owners/assign',
    may: 'indicator.assign',
    summary: '定填报单位',
    input: z.strictObject({
      items: z
        .array(z.strictObject({ indicator: StandardKey, unitId: UnitId }))
        .min(1, '没有选指标')
        .max(200, '一次最多定 200 项'),
    }),
    output: Owners,
  }),
  setTerm: verb({
    name: 'indicatorOwner.setTerm',
    method: 'POST',
    path: '/api/indicator-owners/set-term',
    may: 'indicator.assign',
    summary: '定填报期限',
    input: z.strictObject({ year: ReadingYear, due: Day }),
    output: Owners,
  }),
};
