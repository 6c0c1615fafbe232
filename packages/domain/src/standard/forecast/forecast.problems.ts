import { problem } from '../../kernel/index.ts';

export const forecastProblems = {
  notWholeCity: problem(
    'forecast.not-whole-city',
    403,
    () => '得分预测是全市的，管到全市的人才能查。要看本单位的，到“指标看板”和“模拟评估”。',
  ),
};
