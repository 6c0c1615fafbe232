import { z } from 'zod';
import { Day, factKind } from '../../kernel/index.ts';

const named = { indicator: z.string(), name: z.string(), title: z.string(), reason: z.string() };

/** What is recorded about attacks on indicators; `about` is the task's id, so that it stands in the task's own history. */
export const shortfallFacts = {
  started: factKind({
    kind: 'shortfall.started',
    says: '列入攻坚',
    data: z.object({ ...named, standing: z.enum(['unmet', 'unknown']), leadUnitName: z.string(), due: Day }),
    line: (d) => `${d.indicator} ${d.name}列入攻坚，${d.leadUnitName}牵头，${d.due} 前完成：${d.reason}`,
  }),
  reached: factKind({
    kind: 'shortfall.reached',
    says: '指标达标',
    data: z.object(named),
    line: (d) => `${d.indicator} ${d.name}已达标：${d.reason}任务可以核验销号`,
  }),
  fellBack: factKind({
    kind: 'shortfall.fellBack',
    says: '指标掉下来',
    data: z.object(named),
    line: (d) => `${d.indicator} ${d.name}达标后又掉下来：${d.reason}`,
  }),
};
