import type { AssessmentRecord, CheckItem, Mark } from '@weicheng/domain/standard';
import type { BookCell, BookSheet } from '../sheet/index.ts';

/** 检查项, and where the items of each sheet stand in it. */
export interface PlacedItems {
  sheet: BookSheet;
  /** First and last row of each sheet's items, in the order of the record's sheets; the head is row 1. */
  spans: { first: number; last: number }[];
  last: number;
}

/** Columns of 检查项, as the formulas of the other sheets name them. */
export const itemColumns = { area: 'F', group: 'G', due: 'R', won: 'S', counts: 'T' } as const;
const results = { defects: '计数', rating: '评分', notApplicable: '合理缺项', notLooked: '没有看' } as const;

/** Where the result of an item stands in words. */
const resultOf = (mark: Mark | null): string => results[mark?.kind ?? 'notLooked'];
const place = (row: number, column: string): string => `'点位'!${column}${row}`;

/** Whether a sheet of the record counts: finished, and something on it applied. */
const isCounted = ({ sheet, score }: AssessmentRecord['sheets'][number]): boolean => sheet.state === 'finished' && score.scaled !== null;

/** 检查项: one row an item of every sheet, its points by formula. */
export function itemSheet(record: AssessmentRecord): PlacedItems {
  const { sheets, edition, citySize } = record;
  const areaOf = new Map(edition.clauses.map((clause) => [clause.key, edition.areas.find(({ key }) => key === clause.area)?.name ?? '']));
  const clauseOf = new Map(edition.clauses.map(({ key, title }) => [key, title]));
  const rows: BookCell[][] = [];
  const spans = sheets.map((one, index) => {
    const { sheet, checklist, marks, score } = one;
    const written = new Map(marks.map((mark) => [mark.item, mark]));
    const groups = new Map(checklist.groups.map(({ key, name }) => [key, name]));
    const first = rows.length + 2;
    const counts = isCounted(one) && sheet.kind === 'site' ? 1 : 0;
    for (const { item, mark, won } of score.items) {
      const r = rows.length + 2;
      const { band } = item;
      const about = written.get(item.key);
      rows.push([
        sheet.number,
        sheet.name,
        sheet.placeKindName,
        sheet.subdistrictName,
        clauseOf.get(item.clause) ?? item.clause,
        areaOf.get(item.clause) ?? '',
        groups.get(item.group) ?? item.group,
        item.text,
        item.points,
        item.deduction,
        band && (band.by === 'count' ? '处' : '比率'),
        band?.good[citySize] ?? null,
        band?.fair[citySize] ?? null,
        resultOf(mark),
        mark?.kind === 'defects' ? mark.defects : null,
        mark?.kind === 'defects' ? mark.seen : null,
        mark?.kind === 'rating' ? mark.rating : null,
        { formula: `IF(OR(N${r}="合理缺项",N${r}="没有看"),0,I${r})`, value: won === null ? 0 : item.points },
        { formula: pointsFormula(item, r), value: won ?? 0 },
        sheet.kind === 'site' ? { formula: place(index + 2, 'J'), value: counts } : 0,
        about?.remark ?? null,
      ]);
    }
    return { first, last: rows.length + 1 };
  });
  return { sheet: { name: '检查项', columns: titles, rows }, spans, last: Math.max(2, rows.length + 1) };
}

const titles = [
  { title: '表号', width: 8 },
  { title: '点位', width: 26 },
  { title: '类别', width: 16 },
  { title: '街道', width: 14 },
  { title: '条款', width: 20 },
  { title: '方面', width: 22 },
  { title: '分组', width: 14 },
  { title: '检查项', width: 50 },
  { title: '分值', width: 8 },
  { title: '每处扣分', width: 9 },
  { title: '评分档', width: 8 },
  { title: '好以内', width: 8 },
  { title: '合格以内', width: 9 },
  { title: '结果', width: 10 },
  { title: '问题数', width: 8 },
  { title: '查看数', width: 8 },
  { title: '评分', width: 8 },
  { title: '应得分', width: 9, digits: 2 },
  { title: '实得分', width: 9, digits: 2 },
  { title: '计入', width: 6 },
  { title: '说明', width: 40 },
];

/** The rule of one item as a formula: 合理缺项 nothing, a rating its share, a band by its defects, else points off for each. */
function pointsFormula({ band }: CheckItem, r: number): string {
  const counted =
    band === null
      ? `MAX(0,I${r}-O${r}*J${r})`
      : (() => {
          const amount = band.by === 'count' ? `O${r}` : `IF(P${r}=0,0,MIN(1,O${r}/P${r}))`;
          return `IF(O${r}=0,I${r},I${r}*IF(${amount}<=L${r},'参数'!$B$2,IF(${amount}<=M${r},'参数'!$B$3,'参数'!$B$4)))`;
        })();
  return `IF(R${r}=0,0,IF(N${r}="评分",I${r}*Q${r}/10,${counted}))`;
}

/** 点位: one row a sheet, its sums over 检查项. */
export function placeSheet({ sheets }: AssessmentRecord, { spans }: PlacedItems): BookSheet {
  const { due, won } = itemColumns;
  return {
    name: '点位',
    columns: [
      { title: '表号', width: 8 },
      { title: '点位', width: 30 },
      { title: '类别', width: 18 },
      { title: '街道', width: 16 },
      { title: '地址', width: 30 },
      { title: '状态', width: 10 },
      { title: '应得分', width: 10, digits: 2 },
      { title: '实得分', width: 10, digits: 2 },
      { title: '标化分', width: 10, digits: 2 },
      { title: '计入', width: 8 },
      { title: '没有看', width: 8 },
    ],
    rows: sheets.map((one, index) => {
      const { sheet, score } = one;
      const r = index + 2;
      const { first, last } = spans[index] ?? { first: 2, last: 2 };
      const over = (column: string) => `'检查项'!${column}${first}:${column}${last}`;
      return [
        sheet.number,
        sheet.name,
        sheet.placeKindName,
        sheet.subdistrictName,
        sheet.address,
        sheet.state === 'finished' ? '填完' : '未填完',
        { formula: `SUM(${over(due)})`, value: score.due },
        { formula: `SUM(${over(won)})`, value: score.won },
        { formula: `IF(G${r}=0,"",H${r}/G${r}*100)`, value: score.scaled ?? '' },
        { formula: `IF(AND(F${r}="填完",G${r}>0),1,0)`, value: isCounted(one) ? 1 : 0 },
        { formula: `COUNTIFS(${over('N')},"没有看")`, value: score.items.filter(({ mark }) => mark === null).length },
      ];
    }),
  };
}

/** 一票否决: every group of every sheet that has a veto line. */
export function vetoSheet({ sheets }: AssessmentRecord, { spans }: PlacedItems): BookSheet {
  const { due, won, group } = itemColumns;
  const rows: BookCell[][] = [];
  for (const [index, { sheet, checklist, score }] of sheets.entries()) {
    const { first, last } = spans[index] ?? { first: 2, last: 2 };
    const over = (column: string) => `'检查项'!${column}${first}:${column}${last}`;
    for (const { key, name, vetoBelow } of checklist.groups) {
      if (vetoBelow === null) continue;
      const r = rows.length + 2;
      const mine = score.items.filter(({ item, won }) => item.group === key && won !== null);
      const sum = (of: (one: (typeof mine)[number]) => number) => mine.reduce((all, one) => all + of(one), 0);
      rows.push([
        sheet.number,
        sheet.name,
        name,
        vetoBelow,
        { formula: `SUMIFS(${over(due)},${over(group)},C${r})`, value: sum(({ item }) => item.points) },
        { formula: `SUMIFS(${over(won)},${over(group)},C${r})`, value: sum((one) => one.won ?? 0) },
        {
          formula: `IF(E${r}=0,"",IF(F${r}/E${r}<D${r},"一票否决",""))`,
          value: score.vetoes.some((group) => group.key === key) ? '一票否决' : '',
        },
      ]);
    }
  }
  return {
    name: '一票否决',
    columns: [
      { title: '表号', width: 8 },
      { title: '点位', width: 30 },
      { title: '分组', width: 16 },
      { title: '否决线', width: 8, digits: 2 },
      { title: '应得分', width: 10, digits: 2 },
      { title: '实得分', width: 10, digits: 2 },
      { title: '结果', width: 12 },
    ],
    rows,
  };
}
