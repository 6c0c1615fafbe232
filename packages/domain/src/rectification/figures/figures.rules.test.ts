import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addUp, happeningNames, type IssueFigures, issueRates, noFigures, rateNames, sayShare } from './figures.rules.ts';

const figures = (about: Partial<IssueFigures>): IssueFigures => ({ ...noFigures, ...about });

/** Figures as a day can have them: what was met was answered, what was settled was answered, neither is 挂账, and all were due; what became of a step is one of its steps. */
const day = fc
  .record({ late: fc.nat(50), met: fc.nat(50), open: fc.nat(50), shelved: fc.nat(50), settled: fc.double({ min: 0, max: 1, noNaN: true }) })
  .chain(({ late, met, open, shelved, settled }) =>
    fc
      .record({
        registered: fc.nat(99),
        dispatched: fc.nat(99),
        declined: fc.nat(99),
        extended: fc.nat(99),
        returned: fc.nat(99),
        closed: fc.nat(99),
        rebound: fc.nat(99),
        overdue: fc.nat(99),
      })
      .map((steps) =>
        figures({
          ...steps,
          voided: steps.declined,
          discarded: Math.floor(settled * steps.registered),
          misdirected: Math.floor(settled * steps.dispatched),
          prolonged: Math.floor(settled * steps.dispatched),
          cameBack: Math.floor(settled * steps.closed),
          passed: Math.floor(steps.closed / 2),
          due: late + met + open + shelved,
          shelved,
          answered: late + met,
          met,
          settled: Math.floor(settled * (late + met)),
          settledInTime: Math.floor(settled * met),
        }),
      ),
  );

describe('评价指标', () => {
  it('is the formula it says, shelved ones left out of what was due', () => {
    const of = figures({
      due: 20,
      shelved: 4,
      answered: 14,
      met: 12,
      settled: 10,
      settledInTime: 8,
      returned: 3,
      closed: 9,
      passed: 6,
      rebound: 20,
      cameBack: 1,
    });
    const shown = Object.fromEntries(rateNames.map((name) => [name, sayShare(issueRates[name].of(of))]));
    expect(shown).toEqual({
      answered: '87.5%',
      met: '75%',
      late: '12.5%',
      settled: '62.5%',
      settledInTime: '50%',
      returned: '25%',
      passed: '66.7%',
      rebound: '11.1%',
      extended: '—',
      rightlySent: '—',
      valid: '—',
    });
    expect(issueRates.met.of(of)).toEqual({ part: 12, whole: 16, share: 0.75 });
  });

  it('lies between 0 and 1 where the part is of the whole, and is nothing where there is no whole', () => {
    fc.assert(
      fc.property(day, (one) => {
        for (const name of rateNames) {
          const { part, whole, share } = issueRates[name].of(one);
          expect(share === null).toBe(whole === 0);
          expect(part).toBeGreaterThanOrEqual(0);
          if (share !== null) expect(share).toBeLessThanOrEqual(1);
        }
        const { answered, met, late } = issueRates;
        expect(met.of(one).part + late.of(one).part).toBe(answered.of(one).part);
      }),
    );
  });

  it('of many days lies between those of the days, and counts each once', () => {
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 8 }), (days) => {
        const sum = addUp(days);
        for (const name of rateNames) {
          const shares = days.flatMap((one) => issueRates[name].of(one).share ?? []);
          const { share } = issueRates[name].of(sum);
          if (share === null) expect(shares).toEqual([]);
          else {
            expect(share).toBeGreaterThanOrEqual(Math.min(...shares) - 1e-9);
            // a part without a whole on its day counts all the same
            if (days.every((one) => issueRates[name].of(one).share !== null)) expect(share).toBeLessThanOrEqual(Math.max(...shares) + 1e-9);
          }
        }
        for (const name of happeningNames)
          expect(sum[name]).toBe(name === 'overdue' ? days.at(-1)?.overdue : days.reduce((all, one) => all + one[name], 0));
      }),
    );
  });

  it('calls nothing whole that is not', () => {
    expect(sayShare({ part: 9999, whole: 10_000, share: 0.9999 })).toBe('99.9%');
    expect(sayShare({ part: 5, whole: 5, share: 1 })).toBe('100%');
    expect(sayShare({ part: 0, whole: 0, share: null })).toBe('—');
  });
});
