import type { AssessmentRecord } from '@weicheng/domain/standard';
import type { BookSheet } from '../sheet/index.ts';
import { itemColumns } from './itemSheets.ts';

/** 类别, and the row of each kind in it. */
export interface PlacedKinds {
  sheet: BookSheet;
  rowOf: ReadonlyMap<string, number>;
}

const whole = ({ sheets }: AssessmentRecord, column: string) => `'点位'!$${column}$2:$${column}$${Math.max(2, sheets.length + 1)}`;

/** 类别: the mean of the 标化分 of each kind's places. */
export function kindSheet(record: AssessmentRecord): PlacedKinds {
  const over = (column: string) => whole(record, column);
  const { kinds } = record.scores;
  return {
    rowOf: new Map(kinds.map(({ placeKind }, i) => [placeKind, i + 2])),
    sheet: {
      name: '类别',
      columns: [
        { title: '类别', width: 22 },
        { title: '点位数', width: 10 },
        { title: '计入', width: 10 },
        { title: '标化分合计', width: 14, digits: 2 },
        { title: '均分', width: 10, digits: 2 },
      ],
      rows: kinds.map(({ kindName, sheets, scored, mean }, i) => {
        const r = i + 2;
        return [
          kindName,
          { formula: `COUNTIFS(${over('C')},A${r})`, value: sheets },
          { formula: `COUNTIFS(${over('C')},A${r},${over('J')},1)`, value: scored },
          { formula: `SUMIFS(${over('I')},${over('C')},A${r},${over('J')},1)`, value: (mean ?? 0) * scored },
          { formula: `IF(C${r}=0,"",D${r}/C${r})`, value: mean ?? '' },
        ];
      }),
    },
  };
}

/** 总分: each part by the means of its kinds, and all of them together. */
export function totalSheet({ scores, table }: AssessmentRecord, { rowOf }: PlacedKinds): BookSheet {
  const last = scores.parts.length + 1;
  const won = scores.parts.reduce((sum, part) => sum + (part.won ?? 0), 0);
  const of = scores.parts.reduce((sum, part) => sum + (part.won === null ? 0 : part.points), 0);
  return {
    name: '总分',
    columns: [
      { title: '部分', width: 26 },
      { title: '分值', width: 10 },
      { title: '均分', width: 10, digits: 2 },
      { title: '得分', width: 10, digits: 2 },
      { title: '已评的分值', width: 12 },
      { title: '由哪些类别', width: 60 },
    ],
    rows: [
      ...scores.parts.map(({ key, name, points, won: of, kinds }, i) => {
        const r = i + 2;
        const cells = (table.parts.find((part) => part.key === key)?.placeKinds ?? []).flatMap((kind) => {
          const row = rowOf.get(kind);
          return row === undefined ? [] : [`'类别'!E${row}`];
        });
        const means = cells.join(',');
        return [
          name,
          points,
          { formula: means ? `IF(COUNT(${means})=0,"",AVERAGE(${means}))` : '""', value: of === null ? '' : (of / points) * 100 },
          { formula: `IF(C${r}="","",C${r}*B${r}/100)`, value: of ?? '' },
          { formula: `IF(C${r}="",0,B${r})`, value: of === null ? 0 : points },
          kinds.map(({ kindName }) => kindName).join('、'),
        ];
      }),
      ['合计', table.total, null, { formula: `SUM(D2:D${last})`, value: won }, { formula: `SUM(E2:E${last})`, value: of }, null],
      [
        '没评的全得，总分至多',
        null,
        null,
        { formula: `D${last + 1}+B${last + 1}-E${last + 1}`, value: won + table.total - of },
        null,
        null,
      ],
      ['合格线', table.passLine, null, null, null, null],
    ],
  };
}

/** 方面 of the standard: what its items won of what they could, and its 资料表. */
export function areaSheet({ scores, sheets }: AssessmentRecord, last: number): BookSheet {
  const over = (column: string) => `'检查项'!$${column}$2:$${column}$${last}`;
  const { area, due, won, counts } = itemColumns;
  return {
    name: '方面',
    columns: [
      { title: '方面', width: 26 },
      { title: '现场应得分', width: 12, digits: 2 },
      { title: '现场实得分', width: 12, digits: 2 },
      { title: '现场得分率', width: 12, digits: 2 },
      { title: '资料得分', width: 12, digits: 2 },
    ],
    rows: scores.areas.map(({ name, ...figures }, i) => {
      const r = i + 2;
      const documents = sheets.findIndex(({ sheet }) => sheet.kind === 'documents' && sheet.name === name) + 2;
      return [
        name,
        { formula: `SUMIFS(${over(due)},${over(area)},A${r},${over(counts)},1)`, value: figures.due },
        { formula: `SUMIFS(${over(won)},${over(area)},A${r},${over(counts)},1)`, value: figures.won },
        { formula: `IF(B${r}=0,"",C${r}/B${r}*100)`, value: figures.rate ?? '' },
        documents < 2 ? null : { formula: `IF('点位'!J${documents}=1,'点位'!I${documents},"")`, value: figures.documents ?? '' },
      ];
    }),
  };
}

/** 街道: the mean of the 标化分 of its places. */
export function subdistrictSheet(record: AssessmentRecord): BookSheet {
  const over = (column: string) => whole(record, column);
  return {
    name: '街道',
    columns: [
      { title: '街道', width: 22 },
      { title: '点位数', width: 10 },
      { title: '计入', width: 10 },
      { title: '标化分合计', width: 14, digits: 2 },
      { title: '均分', width: 10, digits: 2 },
    ],
    rows: record.scores.subdistricts.map(({ name, sheets, scored, mean }, i) => {
      const r = i + 2;
      return [
        name,
        { formula: `COUNTIFS(${over('D')},A${r})`, value: sheets },
        { formula: `COUNTIFS(${over('D')},A${r},${over('J')},1)`, value: scored },
        { formula: `SUMIFS(${over('I')},${over('D')},A${r},${over('J')},1)`, value: (mean ?? 0) * scored },
        { formula: `IF(C${r}=0,"",D${r}/C${r})`, value: mean ?? '' },
      ];
    }),
  };
}
