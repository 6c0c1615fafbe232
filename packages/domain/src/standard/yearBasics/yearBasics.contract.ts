import { z } from 'zod';
import { verb } from '../../kernel/index.ts';
import { Can } from '../../organization/index.ts';
import { ComputedFigure } from '../reading/computed.schema.ts';
import { ReadingYear } from '../reading/reading.schema.ts';
import { YearBasics, YearBasicsForm } from './yearBasics.schema.ts';

const Read = z.object({
  year: z.int(),
  revision: z.int(),
  figures: YearBasics,
  filledBy: z.string().nullable(),
  filledAt: z.string().nullable(),
  lastYear: YearBasics,
  /** 存疑, by key. */
  doubts: z.record(z.string(), z.string()),
  /** 自动计算, by key: offered, never put in by itself. */
  offers: z.record(z.string(), ComputedFigure),
  /** `save`. */
  can: Can,
});

/** 年度基础数据 of the national submission. */
export const yearBasicsContract = {
  read: verb({
    name: 'yearBasics.read',
    method: 'GET',
    path: '/api/year-basics',
    may: 'submission.read',
    summary: '查年度基础数据',
    input: z.strictObject({ year: ReadingYear.optional() }),
    output: Read,
  }),
  save: verb({
    name: 'yearBasics.save',
    method: 'POST',
    path: '/api/year-basics',
    may: 'submission.edit',
    summary: '填年度基础数据',
    input: YearBasicsForm,
    output: Read,
  }),
};
