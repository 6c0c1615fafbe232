import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rectificationRules } from '../../../../../standards/rectification.ts';
import { dayOf } from '../../kernel/index.ts';
import { addWorkingDays, openCalendar } from '../../standard/index.ts';
import { deadlineByRule } from './ruleDeadline.rules.ts';

const calendar = openCalendar();
const at = (text: string) => Date.parse(`2026-11-${text}:00+08:00`);
const by = (matter: string | null, severity: 'minor' | 'major' | 'urgent', now: string) =>
  deadlineByRule({ matter: matter as never, severity }, at(now), rectificationRules(), calendar);

describe('按规矩定时限', () => {
  it.each([
    [null, 'minor', '25T10:00', '2026-11-30', '创卫办时限表（2026-11-25）：一般规定 3 工作日', 3],
    [null, 'minor', '28T10:00', '2026-12-02', '创卫办时限表（2026-11-25）：一般规定 3 工作日', 3],
    [null, 'urgent', '27T20:00', '2026-11-28', '创卫办时限表（2026-11-25）：紧急 24 紧急工作时', null],
    ['09009', 'minor', '25T10:00', '2026-11-25', '创卫办时限表（2026-11-25）：事项 09009 3 紧急工作时', null],
    ['09009', 'minor', '25T23:00', '2026-11-26', '创卫办时限表（2026-11-25）：事项 09009 3 紧急工作时', null],
  ] as const)('matter %s, %s, given on %s: by %s', (matter, severity, now, due, says, workingDays) => {
    expect(by(matter, severity, now)).toEqual({ due, deadlineRule: { says, workingDays, from: dayOf(at(now)) } });
  });

  it('is the day a limit in so many working days gives, whatever the day it went out', () => {
    fc.assert(
      fc.property(fc.integer({ min: at('01T00:00'), max: at('30T23:59') }), (now) => {
        const given = deadlineByRule({ matter: null, severity: 'minor' }, now, rectificationRules(), calendar);
        expect(given?.due).toBe(addWorkingDays(calendar, dayOf(now), 3));
      }),
    );
  });

  it('gives none where the rules have no row', () => {
    const none = { ...rectificationRules(), limits: [] };
    expect(deadlineByRule({ matter: null, severity: 'minor' }, at('25T10:00'), none, calendar)).toBeUndefined();
  });
});
