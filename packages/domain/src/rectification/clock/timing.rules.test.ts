import { anIssue } from '@weicheng/testing';
import { describe, expect, it } from 'vitest';
import { rectificationRules } from '../../../../../standards/rectification.ts';
import { type Day, startOfDay } from '../../kernel/index.ts';
import { openCalendar } from '../../standard/index.ts';
import { cityRuleErrors, cityRules } from '../cityRules/cityRules.rules.ts';
import { advanced, type Deed } from '../issue/issue.rules.ts';
import type { Issue } from '../issue/issue.schema.ts';
import { countedDeadline } from './ruleDeadline.rules.ts';
import { pausedDays, readTiming, waitedDays } from './timing.rules.ts';
import { openHours } from './workingTime.rules.ts';

const calendar = openCalendar();
const rules = rectificationRules();
const hours = openHours(rules);
/** Ten in the morning of a day of November 2026; the 23rd is a Monday. */
const on = (day: number) => startOfDay(`2026-11-${day}` as Day) + 10 * 3_600_000;
const by = { personId: null, name: '某' };
const unit = '00000000-0000-4000-8000-000000000002' as Issue['leadUnitId'] & string;

function out(order: Parameters<typeof countedDeadline>[0], at = on(23)) {
  const issue = anIssue({ registeredAt: new Date(at).toISOString(), movedAt: new Date(at).toISOString() });
  const deadline = countedDeadline(order, issue, at, rules, calendar);
  if (!deadline) throw new Error('no deadline');
  return step(issue, { action: 'dispatch', leadUnitId: unit as never, supportingUnitIds: [], deadline }, at);
}
const step = (issue: Issue, deed: Deed, at: number) => advanced(issue, deed, by, new Date(at).toISOString());
const reads = (issue: Issue, at: number) => {
  if (!issue.timing) throw new Error('no clock');
  return readTiming(issue.timing, at, hours, calendar);
};

describe('走时', () => {
  it('begins with what was ordered and the limit of reaction of the rules', () => {
    expect(out({}).timing).toMatchObject({ handling: { count: 3, unit: 'workingDays' }, reaction: { count: 4, unit: 'workingHours' } });
    expect(out({ workingDays: 5 }).timing?.handling).toEqual({ count: 5, unit: 'workingDays' });
    expect(out({ due: '2026-11-29' as Day }).timing?.handling).toEqual({ count: 4, unit: 'workingDays' });
    expect(out({ due: '2026-11-23' as Day }).timing?.handling).toEqual({ count: 0, unit: 'workingDays' });
  });

  it('stands while an extension is not answered, and the day of the deadline moves by as much when it is refused', () => {
    const asked = step(out({}), { action: 'requestExtension', until: '2026-12-04' as Day, reason: '缺料' }, on(24));
    expect(reads(asked, on(26))).toMatchObject({ hand: 'paused', used: 1, says: '停钟，等答复' });
    if (!asked.timing) throw new Error('no clock');
    expect(pausedDays(asked.timing, on(26), calendar)).toBe(2);
    const refused = step(asked, { action: 'refuseExtension', reason: '不缺', due: '2026-11-30' as Day }, on(26));
    expect(refused.due).toBe('2026-11-30');
    expect(reads(refused, on(26))).toMatchObject({ hand: 'unit', left: 2, says: '还有 2 工作日' });
  });

  it('shows what of 超期 came of waiting for the verifier, and a late acknowledgement', () => {
    const acknowledged = step(out({ workingDays: 2 }), { action: 'acknowledge' }, on(24));
    expect(reads(acknowledged, on(24)).reactionLate).toBe(true);
    const submitted = step(acknowledged, { action: 'submit', text: '好了', doneOn: '2026-11-24' as Day, photos: 1 }, on(24));
    const returned = step(submitted, { action: 'return', reason: '没好' }, on(27));
    expect(reads(returned, on(27))).toMatchObject({ overdue: 2, overdueByUnit: 0, overdueByWaiting: 2 });
    expect(reads(returned, on(27)).says).toBe('超期 2 工作日，其中等核验 2 工作日');
    if (!returned.timing) throw new Error('no clock');
    expect(waitedDays(returned.timing, hours, calendar)).toBe(3);
    const closed = step(
      step(returned, { action: 'submit', text: '好了', doneOn: '2026-11-27' as Day, photos: 1 }, on(27)),
      { action: 'close', opinion: '' },
      on(27),
    );
    expect(reads(closed, on(30))).toMatchObject({ hand: 'off', overdue: 2 });
    expect(step(closed, { action: 'reopen', reason: '又脏了', photos: 0 }, on(30)).timing).toBeNull();
  });

  it('never runs back: a step by a server whose clock was set back stands at the last one', () => {
    const set = step(out({}), { action: 'acknowledge' }, on(23) - 90_000_000);
    expect(set.timing?.events.map(({ at }) => at)).toEqual([on(23), on(23)]);
  });
});

describe('本市的规矩', () => {
  it('lies over what ships, part by part, and is held to the same checks', () => {
    const mine = { part: 'rebound', value: { metres: 80, days: 30 }, changedAt: '2026-11-20T01:00:00.000Z', changedBy: '某' } as const;
    const laid = cityRules(rules, [mine]);
    expect(laid.rebound).toMatchObject({ metres: 80, days: 30, source: 'city', verification: 'seen' });
    expect(laid.ladder).toEqual(rules.ladder);
    expect(laid.own.map(({ part }) => part)).toEqual(['rebound']);
    expect(cityRuleErrors(rules, [], mine)).toEqual([]);
    const twice = { key: 'urge', name: '催办', to: '某', workingDays: 0 } as const;
    expect(cityRuleErrors(rules, [], { ...mine, part: 'ladder', value: [twice, twice] }).length).toBeGreaterThan(0);
    const some = {
      matter: '08',
      severity: null,
      reaction: { count: 1, unit: 'workingHours' },
      handling: { count: 1, unit: 'workingDays' },
    } as const;
    expect(cityRuleErrors(rules, [], { ...mine, part: 'limits', value: [some] })).toEqual(['要有一行管全部事项、全部轻重的时限']);
  });
});
