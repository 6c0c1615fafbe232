import { z } from 'zod';
import { factKind } from '../../kernel/index.ts';
import { CityRulePart, cityRuleNames } from './cityRules.schema.ts';

export const cityRulesFacts = {
  set: factKind({
    kind: 'cityRules.set',
    says: '定整改规矩',
    data: z.object({ part: CityRulePart, value: z.unknown() }),
    line: (d) => `定${cityRuleNames[d.part]}`,
  }),
  reset: factKind({
    kind: 'cityRules.reset',
    says: '恢复自带的整改规矩',
    data: z.object({ part: CityRulePart }),
    line: (d) => `${cityRuleNames[d.part]}恢复自带的`,
  }),
};
