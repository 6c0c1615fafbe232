import type { forecastContract } from '@weicheng/domain/standard';
import type { z } from 'zod';

/** What the pages of the forecast show. */
export type ForecastRead = z.output<(typeof forecastContract)['read']['output']>;
