import type { AssessmentRecord } from '@weicheng/domain/standard';
import { type BookSheet, writeBook } from '../sheet/index.ts';
import { itemSheet, type PlacedItems, placeSheet, vetoSheet } from './itemSheets.ts';
import { areaSheet, kindSheet, subdistrictSheet, totalSheet } from './sumSheets.ts';

/**
 * 一次模拟评估的全部 as a workbook that computes itself: items → places → kinds → total, and areas and subdistricts beside them. Change a
 * count in 检查项 and every figure follows, by the rules of 参数.
 */
export const writeAssessmentBook = (record: AssessmentRecord): Promise<Buffer> => writeBook(assessmentSheets(record));

export function assessmentSheets(record: AssessmentRecord): BookSheet[] {
  const items: PlacedItems = itemSheet(record);
  const places = placeSheet(record, items);
  const kinds = kindSheet(record);
  return [
    totalSheet(record, kinds),
    kinds.sheet,
    areaSheet(record, items.last),
    subdistrictSheet(record),
    vetoSheet(record, items),
    places,
    items.sheet,
    drawSheet(record),
    parameterSheet(record),
  ];
}

/** 抽样: by which seed, and what is short. */
const drawSheet = ({ draw }: AssessmentRecord): BookSheet => ({
  name: '抽样',
  columns: [
    { title: '类别', width: 22 },
    { title: '按规则', width: 10 },
    { title: '可抽', width: 10 },
    { title: '抽到', width: 10 },
    { title: '说明', width: 40 },
  ],
  rows: (draw?.kinds ?? []).map(({ kindName, wanted, available, drawn, short }) => [kindName, wanted, available, drawn, short]),
});

/** 参数: the figures the formulas go by, and how they go. */
const parameterSheet = ({ title, from, until, citySize, population, edition, table, draw }: AssessmentRecord): BookSheet => ({
  name: '参数',
  columns: [
    { title: '参数', width: 22 },
    { title: '取值', width: 22 },
    { title: '怎么用', width: 70 },
  ],
  rows: [
    ['好（9—10 分）', 0.95, '有评分档的项，问题在“好”以内，得分值的这一份'],
    ['合格（7—8 分）', 0.75, '问题在“合格”以内，得分值的这一份'],
    ['不合格（0—6 分）', 0.3, '更多，得分值的这一份'],
    ['评估', title, `${from} 至 ${until}`],
    ['标准', edition.title, ''],
    ['评分表', table.title, `合格线 ${table.passLine} 分，满分 ${table.total} 分`],
    ['城市规模', citySize === 'large' ? '设区市或 200 万人以上' : '一般城市', `人口 ${population} 万；评分档按规模取`],
    ['种子', draw?.seed ?? '', draw ? `第 ${draw.number} 次抽取${draw.reason ? `，原因：${draw.reason}` : ''}` : ''],
    ['合理缺项', '', '不计应得分，其余各项按 实得分 ÷ 应得分 × 100 折算'],
    ['没有看', '', '不计应得分'],
    ['没有填完的表', '', '不计入类别、方面、街道和总分'],
  ],
});
