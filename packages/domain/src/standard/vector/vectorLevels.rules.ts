import type { VectorLevel, VectorLevels, VectorMeasure, VectorSpecies } from './vectorLevels.schema.ts';

const levels = ['A', 'B', 'C'] as const;
const order: readonly VectorLevel[] = [...levels, 'D'];

/** 一项的水平: the best level whose figure is kept, D when none is. */
export function levelOfMeasure(measure: VectorMeasure, value: number): VectorLevel {
  const keeps = (level: (typeof levels)[number]) => (measure.direction === 'up' ? value >= measure[level] : value <= measure[level]);
  return levels.find(keeps) ?? 'D';
}

/** 一个病媒的水平: the worst of its measures. */
export interface SpeciesLevel {
  /** Null while a measure is missing that could still make it worse. */
  level: VectorLevel | null;
  /** What is known so far: it cannot be better than this. Null where nothing is measured. */
  atBest: VectorLevel | null;
  /** The measures that stand at that level, by which it is decided. */
  decidedBy: VectorMeasure[];
  missing: VectorMeasure[];
}

/** 取最差一项. `values` are by the key of the measure. */
export function levelOfSpecies({ measures }: VectorLevels, species: VectorSpecies, values: ReadonlyMap<string, number>): SpeciesLevel {
  const own = measures.filter((measure) => measure.species === species);
  const measured = own.flatMap((measure) => {
    const value = values.get(measure.key);
    return value === undefined ? [] : [{ measure, level: levelOfMeasure(measure, value) }];
  });
  const missing = own.filter(({ key }) => !values.has(key));
  const atBest = order.findLast((level) => measured.some((one) => one.level === level)) ?? null;
  return {
    level: missing.length === 0 || atBest === 'D' ? atBest : null,
    atBest,
    decidedBy: measured.filter(({ level }) => level === atBest).map(({ measure }) => measure),
    missing,
  };
}

/** What is wrong with levels of the right shape. */
export function vectorLevelsProblems({ measures, sources }: VectorLevels): string[] {
  const keys = measures.map(({ key }) => key);
  const known = new Set(sources.map(({ key }) => key));
  return [
    ...keys.filter((key, i) => keys.indexOf(key) !== i).map((key) => `${key} 出现了两次`),
    ...measures.filter(({ source }) => !known.has(source)).map(({ key, source }) => `${key}：没有 ${source} 这个出处`),
    ...measures
      .filter(({ direction, A, B, C }) => (direction === 'up' ? !(A >= B && B >= C) : !(A <= B && B <= C)))
      .map(({ key }) => `${key}：A、B、C 要由严到宽`),
  ];
}
