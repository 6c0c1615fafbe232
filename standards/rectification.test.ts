import { limitFor } from '@weicheng/domain/standard';
import { describe, expect, it } from 'vitest';
import matterCodes from './matters/gbt-47678-5-2026.json' with { type: 'json' };
import { rectificationRules } from './rectification.ts';

describe('整改的规矩', () => {
  it('speaks of matters there are, and reacts before it has to be done', () => {
    const known = [...matterCodes.classes, ...matterCodes.matters].map(({ code }) => code);
    const { limits } = rectificationRules();
    expect(limits.flatMap(({ matter }) => matter ?? []).filter((code) => !known.includes(code))).toEqual([]);
    expect(limitFor(rectificationRules(), '09010', 'urgent')?.handling).toEqual({ count: 3, unit: 'urgentHours' });
  });

  it('says of everything that was not seen that the office has to confirm it', () => {
    const { officeHours, limits, dueSoon, ladder, rebound, recheck } = rectificationRules();
    const rows = [officeHours, dueSoon, rebound, recheck, ...limits, ...ladder];
    for (const { source, verification } of rows) expect(verification).toBe(source === 'ours' ? 'unverified' : 'seen');
  });
});
