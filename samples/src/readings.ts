import type { StandardKey } from '@weicheng/domain/standard';
import type { z } from 'zod';
import readings from '../data/readings.json' with { type: 'json' };

type Figures = readonly (number | string | null)[];

/** 示例的历年指标数: the figures of one indicator; every list ends with the last year that is over, null is a year without a figure. */
export interface SampleSeries {
  /** 统计来源. */
  source: string;
  years?: Figures;
  /** By species, pollutant or the name of a subdistrict. */
  parts?: Readonly<Record<string, Figures>>;
  /** 本地规划值, the same in all years. */
  plan?: number;
  note?: string;
  /** How far the last year's figure has come where it is not approved, and why it was returned. */
  last?: 'draft' | 'reported' | 'returned';
  word?: string;
}

/** By indicator of national-hygiene-city-2021; invented, and not one of them a real city's. */
export const sampleReadings = readings as unknown as Readonly<Record<z.infer<typeof StandardKey>, SampleSeries>>;
