import type { ForecastView } from '@weicheng/domain/standard';

/** Points as people say them: one decimal, none where it is zero. */
export const points = (value: number): string => String(Number(value.toFixed(1)));

export const rangeSays = ({ low, high }: Pick<ForecastView, 'low' | 'high'>): string => `${points(low)}—${points(high)}`;

/** 结论: what the range says of the line that must be reached. */
export const outlookSays: Readonly<Record<ForecastView['outlook'], string>> = {
  over: '能过：下限也到合格线',
  under: '过不了：上限也不到合格线',
  open: '说不准：合格线在范围里',
};

const basisWords = { places: '点位', indicators: '指标', nothing: '没有依据' } as const;

/** 依据 of a part: 点位 23 处, 指标 5 项. */
export function basisSays({ issues, ...rest }: ForecastView['parts'][number]): string {
  return issues.count > 0 ? `${restsOn(rest)}，问题 ${issues.count} 个` : restsOn(rest);
}

function restsOn({ basis, kinds, part }: Omit<ForecastView['parts'][number], 'issues'>): string {
  if (basis === 'places') return `${basisWords.places} ${kinds.reduce((sum, kind) => sum + kind.places, 0)} 处`;
  return basis === 'indicators' ? `${basisWords.indicators} ${part.indicators.length} 项` : basisWords.nothing;
}
