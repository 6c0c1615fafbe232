import type { TaskThreshold, ThresholdOperator } from '@weicheng/domain/plan';

const signs: Readonly<Record<ThresholdOperator, string>> = { '>=': '≥', '<=': '≤', '>': '＞', '<': '＜', '=': '' };

/** 完好率 ≥ 98% */
export const thresholdSays = ({ metric, operator, value, unit }: TaskThreshold): string =>
  [metric, signs[operator], `${value}${unit}`].filter(Boolean).join(' ');
