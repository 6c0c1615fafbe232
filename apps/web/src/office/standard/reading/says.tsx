import { type IndicatorReadings, type ReadingRow, type ReadingState, readingStates, sayFigure } from '@weicheng/domain/standard';
import { StateGlyph, type StateShape, type StateTone } from '../../../shared/parts/StateGlyph.tsx';

/** 待填 beside the states of a figure: nothing is there yet. */
export type FilledState = ReadingState | 'none';

const looks: Readonly<Record<FilledState, { shape: StateShape; tone?: StateTone }>> = {
  none: { shape: 'empty' },
  draft: { shape: 'quarter' },
  returned: { shape: 'back', tone: 'soon' },
  reported: { shape: 'most', tone: 'waiting' },
  approved: { shape: 'done', tone: 'done' },
  frozen: { shape: 'ended' },
};
export const stateSays: Readonly<Record<FilledState, string>> = { none: '待填', ...readingStates };

export const ReadingStateSays = ({ state }: { state: FilledState }) => <StateGlyph {...looks[state]}>{stateSays[state]}</StateGlyph>;

type Standing = IndicatorReadings['standing'];
export const standings: Readonly<Record<Standing, string>> = { met: '达标', unmet: '未达标', unknown: '待定' };
const standingLooks: Readonly<Record<Standing, { shape: StateShape; tone: StateTone }>> = {
  met: { shape: 'done', tone: 'done' },
  unmet: { shape: 'up', tone: 'overdue' },
  unknown: { shape: 'empty', tone: 'soon' },
};
export const StandingSays = ({ standing }: { standing: Standing }) => (
  <StateGlyph {...standingLooks[standing]}>{standings[standing]}</StateGlyph>
);

const order = ['returned', 'none', 'draft', 'reported', 'approved', 'frozen'] as const;

/** The state of an indicator's year: of its parts the one that somebody must act on first. */
export function yearState({ parts, readings }: Pick<IndicatorReadings, 'parts' | 'readings'>): FilledState {
  const keys = parts.length > 0 ? parts.map(({ key }) => key) : [null];
  const states = new Set<FilledState>(keys.map((key) => readings.find(({ part }) => part === key)?.state ?? 'none'));
  return order.find((state) => states.has(state)) ?? 'none';
}

type Unit = Pick<IndicatorReadings['indicator'], 'unit'>;

/** The figures of a year in one line: 95.6%, or 鼠 B 级、蚊 C 级. */
export const yearFigures = (unit: Unit, readings: readonly Pick<ReadingRow, 'partName' | 'value'>[]): string =>
  readings.map(({ partName, value }) => [partName, sayFigure(unit, value)].filter(Boolean).join(' ')).join('、');

/** 上年的数 in one line, by the names of the parts. */
export const lastYearSays = ({ indicator, parts, lastYear }: Pick<IndicatorReadings, 'indicator' | 'parts' | 'lastYear'>): string =>
  yearFigures(
    indicator,
    [{ key: '', name: null }, ...parts].flatMap(({ key, name }) => {
      const value = lastYear[key];
      return value === undefined ? [] : [{ partName: name, value }];
    }),
  );
