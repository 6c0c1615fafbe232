import { expect, it } from 'vitest';
import type { Indicator } from '../edition/edition.schema.ts';
import type { Reading } from '../reading/reading.schema.ts';
import { partStandings } from './parts.rules.ts';

const indicator = {
  ...{ key: 'K44', officialNumber: 43, name: '接种率', clause: 'immunization', unit: '%', direction: 'up', scope: 'jurisdiction' },
  ...{ scopeVerification: 'seen', reportedBy: '疾控', series: 1, rule: { kind: 'per_unit_min', target: 90, per: '街道' }, breaks: [] },
  ...{ evidence: ['报表'], words: [], source: 's', verification: 'seen' },
} as const satisfies Indicator;
const reading = (part: string, value: number | string, year = 2025): Reading => ({ year, part, value, plan: null, documented: false });

it('judges each subdistrict by itself, the furthest from the target first, those not reported before those in order', () => {
  const readings = [reading('柳桥街道', 96), reading('云台街道', 84), reading('松涛街道', 88.5), reading('望溪镇', 99, 2024)];
  expect(partStandings(indicator, readings, 2025, ['柳桥街道', '云台街道', '松涛街道', '望溪镇'])).toEqual([
    { name: '云台街道', value: 84, standing: 'unmet', distance: 6 },
    { name: '松涛街道', value: 88.5, standing: 'unmet', distance: 1.5 },
    { name: '望溪镇', value: null, standing: 'unknown', distance: null },
    { name: '柳桥街道', value: 96, standing: 'met', distance: 0 },
  ]);
});

it('judges species and pollutants the same way, and says nothing of an indicator that is one whole', () => {
  const levels: Indicator = {
    ...indicator,
    unit: '级',
    rule: { kind: 'enum_at_most', order: ['A', 'B', 'C', 'D'], atMost: 'C', parts: ['鼠', '蚊'] },
  };
  expect(partStandings(levels, [reading('鼠', 'B'), reading('蚊', 'D')], 2025, []).map(({ name, standing }) => [name, standing])).toEqual([
    ['蚊', 'unmet'],
    ['鼠', 'met'],
  ]);
  expect(partStandings({ ...indicator, rule: { kind: 'gte', target: 90 } }, [], 2025, ['柳桥街道'])).toEqual([]);
});
