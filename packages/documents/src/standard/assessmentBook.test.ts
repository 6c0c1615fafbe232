import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type AssessmentRecord,
  type CitySize,
  documentChecklists,
  type ItemMark,
  type MarkedSheet,
  mockScores,
  scoreWritten,
} from '@weicheng/domain/standard';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checklists } from '../../../../standards/checklists.ts';
import { editionOf } from '../../../../standards/editions.ts';
import { scoringTableOf } from '../../../../standards/scoring.ts';
import { readSheets } from '../sheet/index.ts';
import { pack, unzip } from '../zip/index.ts';
import { assessmentSheets, writeAssessmentBook } from './index.ts';
import { Computed } from './testing/compute.ts';

const edition = editionOf('national-hygiene-city-2021');
const table = scoringTableOf('unannounced-visit-2014');
if (!edition || !table) throw new Error('the shipped standard is missing');
const lists = [...checklists(), ...documentChecklists(edition)];
const streets = ['云台街道', '南门街道', '柳河镇'];

interface Made {
  list: number;
  finished: boolean;
  marks: { kind: ItemMark['kind'] | null; defects: number; seen: number; rating: number }[];
}

/** An assessment of these sheets, scored by the domain. */
function recordOf(made: readonly Made[], citySize: CitySize): AssessmentRecord {
  const outline = { key: edition?.key ?? '', title: edition?.title ?? '', areas: edition?.areas ?? [], clauses: edition?.clauses ?? [] };
  const sheets = made.map(({ list, finished, marks }, i) => {
    const checklist = lists[list % lists.length] ?? lists[0];
    if (!checklist) throw new Error('no checklist');
    const onSite = !checklist.key.startsWith('documents-');
    const written = checklist.items.flatMap(({ key }, n): ItemMark[] => {
      const mark = marks[n % marks.length];
      if (!mark || mark.kind === null) return [];
      const seen = mark.seen + mark.defects;
      return [{ ...mark, kind: mark.kind, seen, item: key, remark: '=1+1', photos: [], revision: 1, by: null, at: '' }];
    });
    const placeKind = onSite ? (checklist.placeKinds[0] ?? '') : (checklist.groups[0]?.key ?? '');
    const sheet = {
      id: `${i}` as never,
      number: i + 1,
      kind: onSite ? ('site' as const) : ('documents' as const),
      checklist: checklist.key,
      name: onSite ? `点位 ${i}` : (checklist.groups[0]?.name ?? ''),
      address: '',
      placeKind,
      placeKindName: onSite ? checklist.name : '资料',
      subdistrictId: onSite ? (`s${i % 3}` as never) : null,
      subdistrictName: onSite ? (streets[i % 3] ?? null) : null,
      state: finished ? ('finished' as const) : ('open' as const),
    };
    return { sheet, checklist, marks: written, score: scoreWritten(checklist, written, citySize) };
  });
  const scores = mockScores(table as NonNullable<typeof table>, outline, sheets as MarkedSheet[], true);
  const about = { title: '一月模拟评估', from: '2026-01-05', until: '2026-01-09', citySize, population: 62 };
  return { ...about, edition: outline, table: table as NonNullable<typeof table>, draw: null, scores, sheets };
}

const aMark = fc.record({
  kind: fc.constantFrom('defects', 'defects', 'defects', 'rating', 'notApplicable', 'notLooked', null),
  defects: fc.integer({ min: 0, max: 6 }),
  seen: fc.integer({ min: 0, max: 6 }),
  rating: fc.constantFrom(0, 3.5, 7, 8, 9, 10),
});
// an area of the standard has one 资料表; sites of a kind as many as there are
const aMade = fc.record({
  list: fc.integer({ min: 0, max: checklists().length - 1 }),
  finished: fc.boolean(),
  marks: fc.array(aMark, { minLength: 1, maxLength: 13 }),
});
const documents = fc.uniqueArray(
  aMade.map((made) => ({ ...made, list: checklists().length + (made.list % 8) })),
  { selector: ({ list }) => list, maxLength: 4 },
);
const some = fc.tuple(fc.array(aMade, { minLength: 1, maxLength: 12 }), documents).map(([sites, rest]) => [...sites, ...rest]);

const near = (a: unknown, b: unknown) =>
  typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) < 1e-9 : (a ?? '') === (b ?? '');
const wrong = (record: AssessmentRecord) =>
  new Computed(assessmentSheets(record)).formulas().filter(({ told, comes }) => !near(told, comes));

const sample = recordOf(
  lists.flatMap(
    (_, list) =>
      [
        {
          list,
          finished: true,
          marks: [
            { kind: 'defects', defects: list % 4, seen: 9, rating: 0 },
            { kind: list < 15 ? 'defects' : 'rating', defects: 0, seen: 0, rating: 8 },
            { kind: 'notApplicable', defects: 0, seen: 0, rating: 0 },
          ],
        },
      ] satisfies Made[],
  ),
  'ordinary',
);

describe('模拟评估的表', () => {
  it('comes by its own formulas to the figures of the page, whatever was marked', () => {
    fc.assert(
      fc.property(some, fc.constantFrom('ordinary', 'large'), (made, size) => {
        const record = recordOf(made, size);
        expect(wrong(record)).toEqual([]);
        const total = new Computed(assessmentSheets(record)).cell(`总分!D${record.scores.parts.length + 2}`);
        expect(near(total, record.scores.whole?.won)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('follows when a count is changed in it: the sheet computes, it does not repeat', () => {
    const sheets = assessmentSheets(sample);
    const items = sheets.find(({ name }) => name === '检查项');
    const before = new Computed(sheets).cell(`总分!D${sample.scores.parts.length + 2}`);
    const changed = sheets.map((sheet) =>
      sheet === items
        ? { ...sheet, rows: sheet.rows.map((cells) => cells.map((cell, i) => (i === 14 && cells[13] === '计数' ? 50 : cell))) }
        : sheet,
    );
    const after = new Computed(changed).cell(`总分!D${sample.scores.parts.length + 2}`);
    expect(Number(after)).toBeLessThan(Number(before) - 100);
  });

  it('shows what it comes to where nothing computes, and takes no words for a formula', async () => {
    const sheets = await readSheets(await writeAssessmentBook(sample));
    const totals = sheets.find(({ name }) => name === '总分')?.rows ?? [];
    const row = totals.find(({ cells }) => cells[0] === '合计');
    expect(Number(row?.cells[3])).toBeCloseTo(sample.scores.whole?.won ?? 0, 9);
    expect(row?.formulas).toEqual([3, 4]);
    expect(sheets.find(({ name }) => name === '检查项')?.rows[1]?.cells[20]).toBe('=1+1');
    expect(sheets.find(({ name }) => name === '检查项')?.rows[1]?.formulas).toEqual([17, 18, 19]);
  });

  const office = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find(existsSync);
  it(office ? 'comes to the same in LibreOffice' : 'is computed here alone: no LibreOffice on this machine', async () => {
    const book = await writeAssessmentBook(sample);
    const folder = mkdtempSync(join(tmpdir(), 'weicheng-book-'));
    try {
      const file = join(folder, 'in.xlsx');
      writeFileSync(file, await formulasOnly(book));
      const computed = office ? readFileSync(converted(office, folder, file)) : book;
      const [told, comes] = [await readSheets(book), await readSheets(computed)];
      for (const [n, sheet] of told.entries())
        for (const [r, { cells }] of sheet.rows.entries())
          for (const [c, cell] of cells.entries()) {
            const there = comes[n]?.rows[r]?.cells[c] ?? '';
            const same = cell === there || Math.abs(Number(cell) - Number(there)) < 1e-6;
            if (!same) expect([sheet.name, r, c, there]).toEqual([sheet.name, r, c, cell]);
          }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 120_000);
});

/** Without what the formulas come to: what is read afterwards was computed there. */
async function formulasOnly(book: Buffer): Promise<Buffer> {
  const refuse = () => new Error('not a zip');
  const { parts } = await unzip(book, { wanted: /./, inflated: 1e8, refuse: { locked: refuse, damaged: refuse, swollen: refuse } });
  return pack(new Map([...parts].map(([name, body]) => [name, Buffer.from(body.toString().replace(/<\/f><v>[^<]*<\/v>/g, '</f>'))])));
}

function converted(office: string, folder: string, file: string): string {
  const out = join(folder, 'out');
  const args = [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--calc', '--convert-to', 'xlsx', '--outdir', out, file];
  execFileSync(office, args, { stdio: 'ignore', timeout: 100_000 });
  return join(out, 'in.xlsx');
}
