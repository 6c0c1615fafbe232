import { describe, expect, it } from 'vitest';
import { whyNotDocument, whyTooMany } from './planDocument.rules.ts';

describe('下达', () => {
  it('issues so many shares at once and no more, and says how to go about more', () => {
    expect(whyTooMany(50_000)).toBeUndefined();
    expect(whyTooMany(50_001)?.message).toBe(
      '每条任务按单位展开，一共 50001 份，一次最多下达 50000 份。发给很多社区的任务，改为先下达到街道，再由街道分解下去。',
    );
  });
  it('is once, from a draft', () => {
    expect(whyNotDocument({ state: 'draft', title: '方案' }, 'publish')).toBeUndefined();
    for (const state of ['reading', 'unreadable', 'published', 'superseded', 'abandoned'] as const)
      expect(whyNotDocument({ state, title: '方案' }, 'publish')?.status).toBe(409);
  });
});
