import type { BoardLine } from '@weicheng/domain/standard';

/** The yearly figures read out: 2023 年 77.1，2024 年缺，2025 年 79.2. */
export const seriesSays = ({ series }: Pick<BoardLine, 'series'>, year: number): string =>
  series.map((value, i) => `${year - series.length + 1 + i} 年${value === null ? '缺' : ` ${value}`}`).join('，');

/** 离目标还差多少, in the indicator's unit. */
export function distanceSays({ standing, distance, indicator }: BoardLine): string {
  if (standing === 'met') return '';
  if (distance === null || distance === 0) return '';
  const unit = indicator.unit === '1/10万' ? '/10万' : indicator.unit;
  return `差 ${Number(distance.toFixed(2))}${unit === '%' || unit === '‰' || unit === '/10万' ? unit : ` ${unit}`}`;
}
