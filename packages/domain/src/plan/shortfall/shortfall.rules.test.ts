import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Day } from '../../kernel/index.ts';
import { type Indicator, openCalendar, type Standing } from '../../standard/index.ts';
import { newsOf, proposeShortfall, shortfallState, thresholdsOf } from './shortfall.rules.ts';

const indicator = {
  ...{ key: 'K15', officialNumber: null, name: '道路机械化清扫率', clause: 'streets', unit: '%', direction: 'up', scope: 'builtUp' },
  ...{ scopeVerification: 'seen', reportedBy: '城管', series: 1, rule: { kind: 'gte', target: 80 }, breaks: [], evidence: ['台账'] },
  ...{ words: [], source: 's', verification: 'indirect' },
} as const satisfies Indicator;
const today = Day.parse('2026-11-25');
const standings = fc.constantFrom<Standing>('met', 'unmet', 'unknown');

describe('攻坚任务的初稿', () => {
  it('asks for the target where it is missed, with the figure and the clause', () => {
    const draft = proposeShortfall(
      indicator,
      '道路清扫保洁到位。',
      { standing: 'unmet', reason: '77.4%，比 80% 低 2.6 个百分点。' },
      today,
      openCalendar(),
    );
    expect(draft).toEqual({
      title: '道路机械化清扫率达标',
      text: '道路机械化清扫率：77.4%，比 80% 低 2.6 个百分点。\n目标：≥ 80%。拿出办法，逐项落实，达标后按年报数。\n对应条款：道路清扫保洁到位。',
      due: '2027-02-17',
    });
    expect(thresholdsOf(indicator)).toEqual([{ metric: '道路机械化清扫率', operator: '>=', value: 80, unit: '%' }]);
  });

  it('asks for the figure where it is only missing, and sooner', () => {
    const draft = proposeShortfall(
      indicator,
      '道路清扫保洁到位。',
      { standing: 'unknown', reason: '2025 年的数待填报。' },
      today,
      openCalendar(),
    );
    expect(draft).toMatchObject({ title: '报清道路机械化清扫率', due: '2026-12-09' });
    expect(thresholdsOf({ ...indicator, rule: { kind: 'yearly_decrease' } })).toEqual([]);
  });

  it('never makes a title longer than a task may have', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 200 }), (name) => {
        const { title } = proposeShortfall({ ...indicator, name }, '', { standing: 'unknown', reason: '' }, today, openCalendar());
        expect(title.length).toBeLessThanOrEqual(80);
      }),
    );
  });
});

describe('攻坚的进展', () => {
  it('never closes by itself: a met indicator waits for the office', () => {
    expect(shortfallState('active', 'met', true)).toBe('reached');
    expect(shortfallState('active', 'unmet', false)).toBe('underWay');
    expect(shortfallState('closed', 'met', true)).toBe('over');
    expect(shortfallState('closed', 'unmet', true)).toBe('fellBack');
    expect(shortfallState('void', 'unmet', false)).toBe('over');
  });

  it('tells only of reaching and of falling back, and of each once', () => {
    fc.assert(
      fc.property(fc.array(standings, { minLength: 2, maxLength: 12 }), (seen) => {
        const news = seen.slice(1).map((after, i) => newsOf(seen[i] ?? 'unknown', after));
        const told = news.filter((one) => one !== null);
        for (const [i, one] of told.entries()) if (i > 0) expect(one).not.toBe(told[i - 1]);
        for (const [i, one] of news.entries()) if (one === 'reached') expect(seen[i + 1]).toBe('met');
      }),
    );
  });
});
