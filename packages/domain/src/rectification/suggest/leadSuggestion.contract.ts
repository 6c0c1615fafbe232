import { z } from 'zod';
import { verb } from '../../kernel/index.ts';
import { UnitId } from '../../organization/index.ts';
import { IssuePlace, MatterCode } from '../issue/issue.schema.ts';

/** 建议牵头单位: whom the past year speaks for, by kind and place. It is a sentence to read; a person decides. */
export const leadSuggestionContract = {
  read: verb({
    name: 'leadSuggestion.read',
    method: 'GET',
    path: '/api/issues/lead-suggestion',
    may: 'issue.dispatch',
    summary: '查建议的牵头单位',
    input: z.strictObject({ matter: MatterCode, areaUnitId: UnitId.optional(), place: IssuePlace.optional() }),
    output: z.object({ suggestion: z.object({ unitId: UnitId.nullable(), name: z.string(), says: z.string() }).nullable() }),
  }),
};
