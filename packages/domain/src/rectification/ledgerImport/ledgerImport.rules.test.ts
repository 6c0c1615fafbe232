import { day } from '@weicheng/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepsFrom } from '../../kernel/index.ts';
import type { UnitId } from '../../organization/index.ts';
import type { IssueId, IssueState } from '../issue/issue.schema.ts';
import { type IssueAction, issueLife } from '../issue/issueLife.rules.ts';
import { untouched } from '../issue/newIssue.rules.ts';
import { columnsRefusal, guessColumns, headRow, shiftWarnings } from './importColumns.rules.ts';
import { importedDeadline, importedLife } from './imported.rules.ts';
import { type ImportedRow, readImportRow, rowText, writtenDay } from './importRow.rules.ts';
import type { ImportColumns } from './ledgerImport.schema.ts';

const columns: ImportColumns = ['title', 'place', 'matter', 'lead', 'registered', 'due', 'state', 'closed'];
const lead = '0f0e0d0c-0000-7000-8000-000000000001' as UnitId;
const ground = {
  today: day('2026-11-25'),
  matterOf: (written: string) => (written === '小广告' ? '07001' : null),
  unitOf: (name: string) => (name === '市城管局' ? { id: lead } : { nearest: ['市城市管理综合执法局'] }),
};
const read = (...cells: string[]) => readImportRow(cells, columns, ground);
const row = (...cells: string[]): ImportedRow => {
  const answer = read(...cells);
  if (Array.isArray(answer)) throw new Error(answer.map(({ says }) => says).join());
  return answer;
};
const wrongs = (...cells: string[]) => {
  const answer = read(...cells);
  return Array.isArray(answer) ? answer.map(({ field, says }) => `${field} ${says}`) : [];
};

describe('导入旧台账', () => {
  it('finds the head below a title, guesses the columns, and keeps to what the city said before', () => {
    const head = ['序号', '存在问题', '具体位置', '责任单位（牵头）', '发现时间', '整改时限', '是否整改', '日期'];
    expect(headRow([['2025 年创卫问题台账'], ['', ''], head, ['1', 'x']])).toBe(2);
    expect(
      headRow([
        ['a', 'b'],
        ['1', '2'],
      ]),
    ).toBe(-1);
    expect(guessColumns(head, new Map())).toEqual([null, 'title', 'place', 'lead', 'registered', 'due', 'state', null]);
    expect(
      guessColumns(
        head,
        new Map([
          ['序号', 'sourceNumber'],
          ['存在问题', 'text'],
        ]),
      ),
    ).toEqual(['sourceNumber', 'text', 'place', 'lead', 'registered', 'due', 'state', null]);
    expect(columnsRefusal(['place', 'lead'])?.code).toBe('ledgerImport.no-title');
    expect(columnsRefusal(['title', 'lead', 'title'])?.message).toContain('“问题”');
    expect(columnsRefusal(columns)).toBeUndefined();
  });

  it('reads a row as it stands, closed ones with their day', () => {
    expect(row('路边小广告', '人民路', '小广告', '市城管局', '2025/3/1', '2025年3月5日', '已整改', '45720')).toEqual({
      title: '路边小广告',
      text: '',
      place: '人民路',
      matter: '07001',
      severity: 'minor',
      source: 'inspection',
      sourceNumber: null,
      areaUnitId: null,
      leadUnitId: lead,
      registered: '2025-03-01',
      due: '2025-03-05',
      state: 'closed',
      closed: '2025-03-04',
    });
    expect(row('x', '', '环境卫生', '', '2025-03-01')).toMatchObject({
      state: 'registered',
      matter: null,
      text: '原类别：环境卫生',
      leadUnitId: null,
    });
    expect(row('长'.repeat(90), '', '', '市城管局', '20250301')).toMatchObject({ state: 'rectifying', text: '长'.repeat(90) });
    const states = {
      未整改: 'rectifying',
      整改中: 'rectifying',
      待核验: 'submitted',
      已交办: 'dispatched',
      '√': 'closed',
      否: 'rectifying',
    };
    for (const [written, state] of Object.entries(states))
      expect(row('x', '', '', '市城管局', '2025-03-01', '', written, '2025-03-02').state).toBe(state);
  });

  it('says everything that is wrong with a row, each under its column', () => {
    expect(wrongs('', '', '', '城市管理', '3月1日', '下周', '不好说')).toEqual([
      'title 没有写问题',
      'registered “3月1日”不是日期，写成 2026-11-24 这样',
      'due “下周”不是日期，写成 2026-11-24 这样',
      'lead 没有找到“城市管理”，是不是“市城市管理综合执法局”',
      'state 没有认出“不好说”，写成 已销号、待核验、整改中、待签收 或 待交办',
    ]);
    expect(wrongs('x', '', '', '市城管局', '2027-01-01')).toEqual(['registered 登记日期 2027-01-01 在今天以后']);
    expect(wrongs('x', '', '', '市城管局', '2025-03-01', '2025-02-01', '已销号')).toEqual([
      'due 时限 2025-02-01 早于登记日期 2025-03-01',
      'closed 已销号的要有销号日期',
    ]);
    expect(wrongs('x', '', '', '', '2025-03-01', '', '整改中')).toEqual(['lead 整改中的要有牵头单位']);
    expect(wrongs('x', '', '', '市城管局', '2025-03-01', '', '已销号', '2025-02-01')).toEqual([
      'closed 销号日期 2025-02-01 早于登记日期 2025-03-01',
    ]);
    expect(['2026-02-30', '', '2026', '45992.5', '2026.1.2', '2026年1月2日 08:30'].map(writtenDay)).toEqual([
      null,
      null,
      null,
      '2025-12-01',
      '2026-01-02',
      '2026-01-02',
    ]);
  });

  it('tells a shifted column from a bad row, and a row from every other', () => {
    const shifted = Array.from({ length: 4 }, () => [{ field: 'registered' as const, says: '' }]);
    expect(shiftWarnings(shifted, ['问题', '', '', '', '地址'], columns)).toEqual([
      '“地址”这一列 4 行里有 4 行读不成登记日期，看看是不是对错了列',
    ]);
    expect(shiftWarnings([...shifted, ...Array.from({ length: 9 }, () => [])], [], columns)).toEqual([]);
    expect(rowText(['a 1', 'b'], columns)).toBe(rowText(['a1', 'b', ''], columns));
    expect(rowText(['a', 'b'], columns)).not.toBe(rowText(['b', 'a'], columns));
  });

  it('takes the way of the loop to where the old ledger left it, and invents nothing on it', () => {
    const old = row('x', '', '', '市城管局', '2025-03-01', '', '已销号', '2025-03-04');
    const blank = {
      ...untouched,
      ...old,
      id: 'i' as IssueId,
      location: null,
      wantsPhoto: false,
      registeredAt: '',
      registeredBy: '',
      registeredById: null,
      registrarUnitId: null,
      movedAt: '',
      photosBefore: 0,
    };
    const life = importedLife(
      old,
      { ...blank, state: 'registered', leadUnitId: null, due: null },
      { name: '何以南', personId: null, unitId: null, now: 0 },
      importedDeadline(old, undefined, 0),
    );
    expect(life.map(({ state }) => state)).toEqual(['registered', 'dispatched', 'rectifying', 'submitted', 'closed']);
    for (const [i, { state }] of life.slice(1).entries())
      expect(stepsFrom<IssueState, IssueAction>(issueLife, life[i]?.state as IssueState).map((action) => issueLife[action].to)).toContain(
        state,
      );
    expect(life.at(-1)).toMatchObject({
      closedAt: '2025-03-03T16:00:00.000Z',
      due: null,
      deadlineRule: null,
      acknowledgedAt: null,
      submittedAt: null,
      rectifierIds: [],
      verifiedById: null,
    });
  });

  it('takes any cells without a throw', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: 'binary', maxLength: 30 }), fc.constantFrom('2025-03-01', '市城管局', '已销号', '45000')), {
          maxLength: 10,
        }),
        (cells) => {
          const answer = readImportRow(cells, columns, ground);
          expect(Array.isArray(answer) ? answer.length : [...answer.title].length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 60 },
    );
  });
});
