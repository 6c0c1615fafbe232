import { readdirSync, readFileSync } from 'node:fs';
import { Day } from '@weicheng/domain/kernel';
import { nameIndex } from '@weicheng/domain/organization';
import { matchUnits, readPlan } from '@weicheng/domain/plan';
import { describe, expect, it } from 'vitest';
import { sampleCity } from './city.ts';

interface Label {
  tasks: { path: string; text: string; lead: string[]; support: string[]; responsible: string[]; deadlines: string[] }[];
  phases: { name: string }[];
  organisations: { name: string; members: number }[];
}

const folder = new URL('../plans/', import.meta.url);
const plans = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => name.slice(0, -4));
const textOf = (name: string): string => readFileSync(new URL(`${name}.txt`, folder), 'utf8');
const labelOf = (name: string): Label => JSON.parse(readFileSync(new URL(`${name}.gold.json`, folder), 'utf8')) as Label;

const squeeze = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');
const city = sampleCity(1);
const index = nameIndex(
  city.units.map((unit) => ({ unit, periods: city.periods.filter((period) => period.unitId === unit.id) })),
  city.aliases,
  city.city.name,
);
const nameCity = { index, day: Day.parse('2026-11-25'), groups: city.groups, home: null, remembered: new Map() };

/** The names in each plan that the sample city does not know: left there for a person to confirm. */
const unknown: Record<string, string[]> = {
  'area-by-quarter': ['市监所', '派出所'],
  'clause-list': ['加油站管理站', '市广播电视台', '市烟草专卖局', '市监所'],
  mechanism: ['团市委', '市场所在街道', '市监所'],
  'subdistrict-plan': ['市监所', '派出所', '街道城管中队', '街道爱卫办'],
  'work-plan-one-line': ['城管中队', '市监所', '物业办'],
};

describe('样例方案', () => {
  it.each(plans)('%s: every labelled task is read, at its number and with its words', (name) => {
    const key = (path: string, text: string) => `${path} ${squeeze(text).slice(0, 12)}`;
    const read = readPlan(textOf(name));
    expect(read.tasks.map((task) => key(task.path, task.text))).toEqual(
      labelOf(name).tasks.map((task) => key(task.path, squeeze(task.text))),
    );
  });

  it.each(plans)('%s: phases and bodies are read with their members', (name) => {
    const read = readPlan(textOf(name));
    const { phases, organisations } = labelOf(name);
    expect(read.phases.map((phase) => phase.name)).toEqual(phases.map((phase) => phase.name));
    expect(read.organizations.map((body) => [body.name, body.members.length])).toEqual(
      organisations.map((body) => [body.name, body.members]),
    );
  });

  it.each(plans)('%s: the city knows every unit named but a few', (name) => {
    const named = labelOf(name).tasks.flatMap((task) => [...task.lead, ...task.support, ...task.responsible]);
    const matched = matchUnits([...new Set(named)], nameCity);
    const undecided = matched.filter((unit) => unit.decision === null).map((unit) => unit.printed);
    expect(undecided.sort()).toEqual(unknown[name]?.sort());
  });

  it('has work that is past, work due within days and work for later', () => {
    for (const name of plans) {
      const days = labelOf(name).tasks.flatMap((task) => task.deadlines.filter((value) => /^\d{4}-\d\d-\d\d$/u.test(value)));
      const within = (from: string, until: string) => days.filter((value) => value >= from && value < until).length;
      expect([within('2025-01-01', '2026-11-25') > 0, within('2026-11-25', '2026-12-16') > 0], name).toEqual([true, true]);
      expect(days.filter((value) => value >= '2026-12-16').length, name).toBeGreaterThan(0);
    }
  });
});
