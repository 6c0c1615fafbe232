import type { Standing } from '@weicheng/domain/standard';
import { StateGlyph } from '../../../shared/parts/index.ts';

export const standingWords: Readonly<Record<Standing, string>> = { met: '达标', unmet: '未达标', unknown: '未知' };
const looks = {
  met: { shape: 'done', tone: 'done' },
  unmet: { shape: 'ended', tone: 'overdue' },
  unknown: { shape: 'empty', tone: 'plain' },
} as const;

/** 达标、未达标、未知: a filled ring with a tick, a cross, an empty ring; the word always beside it. */
export const StandingSays = ({ standing }: { standing: Standing }) => (
  <StateGlyph {...looks[standing]}>{standingWords[standing]}</StateGlyph>
);
