import { describe, expect, it } from 'vitest';
import type { Checklist } from '../checklist/checklist.schema.ts';
import type { Edition } from '../edition/edition.schema.ts';
import type { EditionMap } from '../edition/editionMap.schema.ts';
import { checklistIn } from './checklistIn.rules.ts';

const list = (edition: string, ...clauses: string[]) =>
  ({ edition, items: clauses.map((clause) => ({ key: clause, clause })) }) as Checklist;
const edition = (key: string, ...clauses: string[]) => ({ key, clauses: clauses.map((key) => ({ key })) }) as Edition;
const maps = [
  {
    from: 'old',
    to: 'new',
    clauses: [
      { from: 'roads', to: ['streets', 'lanes'] },
      { from: 'gone', to: [] },
    ],
  },
] as unknown as EditionMap[];
const clausesOf = ({ items }: Checklist) => items.map(({ clause }) => clause);

describe('检查表按采用的标准归条款', () => {
  it('keeps a clause that the edition has', () => {
    expect(clausesOf(checklistIn(list('new', 'streets'), edition('own', 'streets'), maps))).toEqual(['streets']);
  });
  it('finds it in an earlier edition and in a later one, and leaves alone what no map knows', () => {
    expect(clausesOf(checklistIn(list('new', 'lanes', 'fun'), edition('old', 'roads', 'gone'), maps))).toEqual(['roads', 'fun']);
    expect(clausesOf(checklistIn(list('old', 'roads', 'gone'), edition('new', 'streets', 'lanes'), maps))).toEqual(['streets', 'gone']);
  });
});
