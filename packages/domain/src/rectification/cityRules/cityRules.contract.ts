import { z } from 'zod';
import { verb } from '../../kernel/index.ts';
import { Can } from '../../organization/index.ts';
import { CityRulePart, CityRules, cityRuleParts } from './cityRules.schema.ts';

const View = z.object({ rules: CityRules, can: Can });
const { officeHours, limits, dueSoon, ladder, rebound, recheck, selfRegister, photoMark } = cityRuleParts;

/** 整改规矩: read by everybody who works on issues, set by the office of the whole city. */
export const cityRulesContract = {
  read: verb({
    name: 'cityRules.read',
    method: 'GET',
    path: '/api/rectification-rules',
    may: 'issue.read',
    summary: '查整改规矩',
    input: z.strictObject({}),
    output: View,
  }),
  set: verb({
    name: 'cityRules.set',
    method: 'POST',
    path: '/api/rectification-rules/set',
    may: 'issue.dispatch',
    summary: '定整改规矩',
    input: z.strictObject({
      officeHours: officeHours.optional(),
      limits: limits.optional(),
      dueSoon: dueSoon.optional(),
      ladder: ladder.optional(),
      rebound: rebound.optional(),
      recheck: recheck.optional(),
      selfRegister: selfRegister.optional(),
      photoMark: photoMark.optional(),
    }),
    output: View,
  }),
  reset: verb({
    name: 'cityRules.reset',
    method: 'POST',
    path: '/api/rectification-rules/reset',
    may: 'issue.dispatch',
    summary: '恢复自带的整改规矩',
    input: z.strictObject({ part: CityRulePart }),
    output: View,
  }),
};
