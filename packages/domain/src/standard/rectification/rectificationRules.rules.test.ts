import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limitFor, rectificationRulesProblems, sayLimit } from './rectificationRules.rules.ts';
import { RectificationRules } from './rectificationRules.schema.ts';

const own = { source: 's', verification: 'unverified' };
const hours = (count: number) => ({ count, unit: 'workingHours' });
const row = (matter: string | null, severity: string | null, count: number) => ({
  ...{ matter, severity, reaction: hours(1), handling: hours(count) },
  ...own,
});
const rules = (about: object = {}) =>
  RectificationRules.parse({
    kind: 'rectificationRules',
    key: 'rules',
    name: '规矩',
    edition: '2026-11-25',
    owner: '创卫办',
    sources: [{ key: 's', title: '自编' }],
    officeHours: { sessions: [{ from: '08:30', to: '12:00' }], ...own },
    limits: [row(null, null, 1), row(null, 'urgent', 2), row('09', null, 3), row('09', 'urgent', 4), row('09003', null, 5)],
    dueSoon: { days: 3, hours: 2, ...own },
    ladder: [],
    rebound: { metres: 50, days: 90, ...own },
    recheck: { share: 0.1, least: 1, ...own },
    ...about,
  });

describe('整改的规矩', () => {
  it.each([
    [null, 'minor', 1],
    ['06010', 'minor', 1],
    ['06010', 'urgent', 2],
    ['09001', 'minor', 3],
    ['09001', 'urgent', 4],
    ['09003', 'urgent', 5],
  ] as const)('takes the nearest row: matter %s, %s', (matter, severity, count) => {
    expect(limitFor(rules(), matter, severity)?.handling).toEqual(hours(count));
  });

  it('finds a row for everything where there is one for all', () => {
    fc.assert(
      fc.property(fc.option(fc.stringMatching(/^\d{5}$/)), fc.constantFrom('minor', 'major', 'urgent'), (matter, severity) => {
        expect(limitFor(rules(), matter, severity as 'minor')).toBeDefined();
      }),
    );
    expect(limitFor(rules({ limits: [row('09', null, 3)] }), '06010', 'minor')).toBeUndefined();
  });

  it('says a limit in the words of the platform', () => {
    expect(sayLimit({ count: 1.5, unit: 'urgentHours' })).toBe('1.5 紧急工作时');
  });

  it('refuses half a working day, and finds what makes no sense', () => {
    expect(RectificationRules.safeParse(rules()).success).toBe(true);
    const half = { ...row(null, null, 1), handling: { count: 1.5, unit: 'workingDays' } };
    expect(() => rules({ limits: [half] })).toThrow('工作日要是整数');
    const step = (key: string, workingDays: number) => ({ ...{ key, name: key, to: '单位', workingDays }, ...own });
    expect(
      rectificationRulesProblems(
        rules({
          officeHours: {
            sessions: [
              { from: '14:00', to: '17:30' },
              { from: '08:30', to: '12:00' },
            ],
            ...own,
            source: 'x',
          },
          limits: [row('09', null, 1), row('09', null, 2)],
          ladder: [step('urge', 1), step('deputy', 1), step('urge', 3)],
        }),
      ),
    ).toEqual([
      '没有 x 这个出处',
      '上班时间 08:30—12:00 前后颠倒或重叠',
      '09·全部轻重 写了两行时限',
      '要有一行管全部事项、全部轻重的时限',
      '督办阶梯：deputy要在前一级之后至少一个工作日',
      '督办阶梯：urge出现了两次',
    ]);
  });
});
