import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readPlan } from './readPlan.ts';

const folder = new URL('../../../../../../shared/corpus/seeds/', import.meta.url);

interface GoldTask {
  path: string;
  text: string;
  lead: string[];
  support: string[];
  responsible: string[];
  deadlines: string[];
  thresholds: { op: string; value: number; unit: string; optional?: boolean }[];
}

const squeeze = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');
const pathOf = (path: string): string => squeeze(path).replace(/[、.]/gu, '');

interface Tally {
  hit: number;
  gold: number;
  said: number;
}
const tally = (): Tally => ({ hit: 0, gold: 0, said: 0 });
const f1 = ({ hit, gold, said }: Tally): number => (gold + said === 0 ? 1 : (2 * hit) / (gold + said));

function count(into: Tally, gold: readonly string[], said: readonly string[]): void {
  const left = [...said];
  for (const g of gold) {
    const i = left.indexOf(g);
    if (i < 0) continue;
    left.splice(i, 1);
    into.hit += 1;
  }
  into.gold += gold.length;
  into.said += said.length;
}

/** Real plans with hand labels lie beside the repository where it is developed; elsewhere there is nothing to compare with. */
describe.runIf(existsSync(folder))('与人工标注的真方案相比', () => {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.gold.json')) : [];

  test.each(names)('%s', (name) => {
    const gold = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as { tasks: GoldTask[] };
    const { tasks } = readPlan(readFileSync(new URL(name.replace('.gold.json', '.txt'), folder), 'utf8'));
    const found = tally();
    const units = tally();
    const deadlines = tally();
    const thresholds = tally();
    for (const want of gold.tasks) {
      const task = tasks.find((t) => pathOf(t.path) === pathOf(want.path) && squeeze(t.text).startsWith(squeeze(want.text)));
      if (task) found.hit += 1;
      const printed = (list: { text: string }[] = []) => list.map((unit) => squeeze(unit.text));
      count(units, want.lead.map(squeeze), printed(task?.leadUnits));
      count(units, want.support.map(squeeze), printed(task?.supportingUnits));
      count(units, want.responsible.map(squeeze), printed(task?.responsibleUnits));
      count(deadlines, want.deadlines, task?.deadlines.map((d) => d.value) ?? []);
      const key = (op: string, value: number, unit: string) => `${op} ${value} ${unit}`;
      const optional = want.thresholds.filter((q) => q.optional).map((q) => key(q.op, q.value, q.unit));
      const firm = want.thresholds.filter((q) => !q.optional).map((q) => key(q.op, q.value, q.unit));
      const said = (task?.thresholds ?? []).map((q) => key(q.operator, q.value, q.unit));
      count(
        thresholds,
        firm,
        said.filter((k) => firm.includes(k) || !optional.includes(k)),
      );
    }
    found.gold = gold.tasks.length;
    found.said = tasks.length;
    const scores = { tasks: f1(found), units: f1(units), deadlines: f1(deadlines), thresholds: f1(thresholds) };
    for (const [what, score] of Object.entries(scores)) expect(score, what).toBeGreaterThanOrEqual(0.97);
  });
});
