import type { Standing } from '../reading/reading.schema.ts';
import type { ScoringTable } from '../scoring/scoringTable.schema.ts';
import { errorsWide, type Forecast, type PartForecast, placesThatTell, standingShares } from './forecast.rules.ts';

/** 一节说明: a heading and its sentences. */
export interface MethodSection {
  title: string;
  lines: string[];
}

const tidy = (value: number): string => String(Number(value.toFixed(2)));
const standingWords: { readonly [standing in Standing]: string } = { met: '达标', unmet: '未达标', unknown: '未知' };
const percent = (value: number) => `${tidy(value * 100)}%`;
const share = (standing: Standing) => standingShares[standing].map((one) => `${tidy(one * 100)}%`).join('—');

/** 预测方法 in words. Every figure in it is the rule's own or the table's, so that the page cannot say another than what is reckoned. */
export function methodOf(
  table: Pick<ScoringTable, 'title' | 'total' | 'passLine' | 'spread'> & { openIssues?: ScoringTable['openIssues'] | null },
): MethodSection[] {
  const standings = (['met', 'unmet', 'unknown'] as const).map((one) => `${standingWords[one]}按 ${share(one)}`).join('，');
  return [
    {
      title: '总分怎样来',
      lines: [
        `按《${table.title}》，满分 ${table.total}，合格线 ${table.passLine}。每一部分各算一个预测和一个上下限，加起来就是总分的预测和上下限。`,
        '上限全部加上限、下限全部加下限，所以范围宁宽勿窄。',
      ],
    },
    {
      title: '有点位打过分的部分',
      lines: [
        '每一类点位，用一年以内最近一次评到它的模拟评估。',
        '同一类点位先求平均，各类再求平均，按这一部分的分值折算。看得多的一类不比看得少的一类更重。',
        `上下各加减 ${errorsWide} 倍误差。误差 = 离散程度 × √（各类“1 ÷ 点位数”之和）÷ 类数。看的点位越多，范围越窄。`,
        `离散程度是同一类点位之间相差多少分：打过分的点位比类数多 ${placesThatTell} 处以上，用实测的；不够，按评分表假定为 ${tidy(table.spread)} 分。`,
      ],
    },
    {
      title: '没有点位、有指标的部分',
      lines: [`按指标折算：${standings}。各项指标一样重；下限取各项下限的平均，上限取各项上限的平均，预测取中间。`],
    },
    ...(table.openIssues
      ? [
          {
            title: '没有销号的问题',
            lines: [
              `台账上没有销号的问题，按管理事项归到各部分，每个按这一部分分值的 ${percent(table.openIssues.each)} 算，再多也只算到 ${percent(table.openIssues.atMost)}：问题多少，和登记得勤不勤也有关。`,
              '下限全扣，预测扣一半，上限不扣：评估的人不一定看到。销号了就不扣。',
              '模拟评估查出的问题已经在打分里，不再算；有模拟评估的，只算最近一次结束以后登记的。没有写管理事项的、作废和并案的不算。',
            ],
          },
        ]
      : []),
    {
      title: '什么都没有的部分',
      lines: ['从 0 分到满分都有可能，预测取一半。评几处点位，范围马上变窄。'],
    },
    {
      title: '结论怎样下',
      lines: [`下限也到合格线，说“能过”；上限也不到，说“过不了”；其余说“说不准”，不猜。`],
    },
  ];
}

/** 一部分怎样算出来的, with the figures of this city: each line can be redone by hand. `nameOf` names a kind of place. */
export function reckoningOf(
  { part, basis, kinds, expected, low, high, issues }: PartForecast,
  spread: Forecast['spread'],
  standings: ReadonlyMap<string, Standing>,
  nameOf: (placeKind: string) => string,
): string[] {
  const result = `预测 ${tidy(expected)}，范围 ${tidy(low)}—${tidy(high)}，满分 ${tidy(part.points)}。`;
  const open =
    issues.cost > 0
      ? [`没有销号的问题 ${issues.count} 个，下限扣 ${tidy(issues.cost)}，预测扣 ${tidy(issues.cost / 2)}，扣到 0 为止。`]
      : [];
  if (basis === 'nothing') return [`没有打过分的点位，也没有可参照的指标：0 到 ${tidy(part.points)} 都有可能，取一半。`, result];
  if (basis === 'indicators') {
    const counts = (['met', 'unmet', 'unknown'] as const).flatMap((one) => {
      const keys = part.indicators.filter((key) => (standings.get(key) ?? 'unknown') === one);
      return keys.length === 0 ? [] : [`${standingWords[one]} ${keys.length} 项（${keys.join('、')}），每项按 ${share(one)}`];
    });
    return [`${part.indicators.length} 项指标：${counts.join('；')}。`, `平均后乘以 ${tidy(part.points)} 分。`, ...open, result];
  }
  const mean = kinds.reduce((sum, kind) => sum + kind.mean, 0) / kinds.length;
  const error = (spread.points * Math.sqrt(kinds.reduce((sum, { places }) => sum + 1 / places, 0))) / kinds.length;
  const roots = kinds.map(({ places }) => `1/${places}`).join(' + ');
  return [
    `${kinds.map((kind) => `${nameOf(kind.placeKind)} ${kind.places} 处，平均 ${tidy(kind.mean)}`).join('；')}。各类平均 ${tidy(mean)}。`,
    `误差 = ${tidy(spread.points)} × √(${roots}) ÷ ${kinds.length} = ${tidy(error)}，上下各 ${errorsWide} 倍。`,
    `(${tidy(mean)} ± ${errorsWide} × ${tidy(error)}) ÷ 100 × ${tidy(part.points)} 分，不出 0 到满分。`,
    ...open,
    result,
  ];
}
