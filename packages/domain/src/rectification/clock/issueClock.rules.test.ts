import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openCalendar, type TimeUnit } from '../../standard/index.ts';
import { type ClockEvent, readClock, sayClock } from './issueClock.rules.ts';
import type { ClockStep } from './timing.schema.ts';
import { openHours } from './workingTime.rules.ts';

const calendar = openCalendar();
const hours = openHours({ officeHours: { sessions: [{ from: '09:00', to: '17:00' }], source: 's', verification: 'unverified' } });
const at = (text: string) => Date.parse(`2026-11-${text}:00+08:00`);
const limits = (count: number, unit: TimeUnit) => ({
  handling: { count, unit },
  reaction: { count: 2, unit: 'workingHours' as const },
  dueSoon: { days: 1, hours: 2 },
});
const days = limits(3, 'workingDays');
const step = (text: string, name: ClockStep, until?: string): ClockEvent => ({
  step: name,
  at: at(text),
  ...(until === undefined ? {} : { until: at(until) }),
});
const read = (now: string, events: ClockEvent[], asked = days) => readClock(events, asked, at(now), hours, calendar);
const sent = step('23T10:00', 'dispatch'); // 星期一

describe('问题的钟', () => {
  it('runs for the unit, is soon, then late, then overdue', () => {
    const says = (now: string) => sayClock(read(now, [sent]));
    expect(['23T11:00', '25T09:00', '26T20:00', '27T00:00', '28T12:00', '30T09:00'].map(says)).toEqual([
      '还有 3 工作日',
      '还有 1 工作日',
      '还有 0 工作日',
      '超期 1 工作日',
      '超期 1 工作日',
      '超期 2 工作日',
    ]);
    expect(read('25T09:00', [sent])).toMatchObject({ hand: 'unit', soon: true, late: false, ends: at('27T00:00') });
  });

  it('is late on a Saturday when Friday was the day', () => {
    const clock = read('28T12:00', [step('24T10:00', 'dispatch')]);
    expect(clock).toMatchObject({ late: true, overdue: 0, left: 0, ends: at('28T00:00') });
    expect(sayClock(clock)).toBe('时限到了');
  });

  it('shows apart what waiting for verification has cost', () => {
    const events = [sent, step('25T10:00', 'submit'), step('27T10:00', 'return')];
    expect(read('27T11:00', events)).toMatchObject({ hand: 'unit', used: 2, overdue: 1, overdueByUnit: 0, overdueByWaiting: 1 });
    expect(sayClock(read('26T11:00', events.slice(0, 2)))).toBe('等核验');
    expect(read('27T12:00', [...events, step('27T12:00', 'submit'), step('27T12:00', 'close')]).hand).toBe('off');
    expect(sayClock({ ...read('27T11:00', events) })).toBe('超期 1 工作日，其中等核验 1 工作日');
  });

  it('stands while an extension is not answered, and goes on to the day that was granted', () => {
    const asked = [sent, step('24T10:00', 'requestExtension')];
    expect(read('27T10:00', asked)).toMatchObject({ hand: 'paused', used: 1, left: 2, ends: null, overdue: 0 });
    expect(sayClock(read('27T10:00', asked))).toBe('停钟，等答复');
    expect(read('27T10:00', [...asked, step('26T10:00', 'refuseExtension')])).toMatchObject({ hand: 'unit', used: 2, left: 1 });
    const granted = [...asked, step('25T10:00', 'grantExtension', '28T00:00')];
    expect(read('25T10:00', granted).ends).toBe(at('28T00:00'));
    expect(read('27T10:00', granted)).toMatchObject({ left: 0, overdue: 0 });
    expect(read('30T10:00', granted)).toMatchObject({ overdue: 1, overdueByUnit: 1 });
  });

  it('begins anew with another unit', () => {
    const moved = [sent, step('26T10:00', 'decline'), step('27T10:00', 'dispatch')];
    expect(read('26T18:00', moved.slice(0, 2)).hand).toBe('paused');
    expect(read('27T11:00', moved)).toMatchObject({ used: 0, left: 3, hand: 'unit' });
  });

  it('tells a late reaction from a late rectification', () => {
    expect(read('23T11:59', [sent]).reactionLate).toBe(false);
    expect(read('23T12:01', [sent]).reactionLate).toBe(true);
    expect(read('25T12:00', [sent, step('23T11:00', 'acknowledge')]).reactionLate).toBe(false);
  });

  const steps = fc.constantFrom<ClockStep>(
    ...(['acknowledge', 'decline', 'transfer', 'requestExtension', 'grantExtension', 'refuseExtension', 'submit', 'return'] as const),
    ...(['close', 'reopen', 'shelve', 'dispatch', 'merge', 'void'] as const),
  );
  const moments = fc.integer({ min: at('02T00:00'), max: at('30T00:00') });
  const lives = fc.array(fc.record({ step: steps, at: moments, until: moments }), { maxLength: 12 });
  const units = fc.constantFrom<TimeUnit>('workingHours', 'workingDays', 'urgentHours', 'urgentDays');

  it('never runs backwards, and what is overdue is the unit’s or the waiting’s, whatever the order of moments', () => {
    fc.assert(
      fc.property(lives, units, moments, moments, (life, unit, a, b) => {
        const asked = limits(5, unit);
        const [before, after] = [Math.min(a, b), Math.max(a, b)].map((now) => readClock(life, asked, now, hours, calendar));
        if (!before || !after) return;
        for (const figure of ['used', 'overdue', 'overdueByUnit', 'overdueByWaiting'] as const) {
          expect(after[figure]).toBeGreaterThanOrEqual(before[figure] - 1e-4);
          expect(before[figure]).toBeGreaterThanOrEqual(0);
        }
        expect(after.overdueByUnit + after.overdueByWaiting).toBeCloseTo(after.overdue, 3);
        expect(after.left).toBeLessThanOrEqual(before.left + 1e-4);
        expect(sayClock(after)).not.toMatch(/NaN|undefined|-/u);
      }),
      { numRuns: 500 },
    );
  });

  it('is at a moment before the last step what it is at that step', () => {
    fc.assert(
      fc.property(lives, moments, (life, now) => {
        const last = Math.max(...life.map((event) => event.at), Number.NEGATIVE_INFINITY);
        if (now <= last) expect(readClock(life, days, now, hours, calendar)).toEqual(readClock(life, days, last, hours, calendar));
      }),
    );
  });

  it('does not move its end while the unit has it', () => {
    fc.assert(
      fc.property(units, moments, fc.integer({ min: 0, max: 72 }), (unit, given, later) => {
        const life: ClockEvent[] = [{ step: 'dispatch', at: given }];
        const ends = (now: number) => readClock(life, limits(5, unit), now, hours, calendar).ends;
        const end = ends(given + later * 3_600_000);
        if (end !== null) expect(Math.abs(end - (ends(given) ?? 0))).toBeLessThan(1000);
      }),
    );
  });
});
