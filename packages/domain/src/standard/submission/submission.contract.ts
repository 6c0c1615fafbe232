import { z } from 'zod';
import { pageInput, pageOf, paragraph, verb } from '../../kernel/index.ts';
import { Can, xlsx } from '../../organization/index.ts';
import { ReadingYear } from '../reading/reading.schema.ts';
import { SubmissionChange, SubmissionGap, SubmissionId, SubmissionRow } from './submission.schema.ts';

/** 国家数据填报: the approved figures of a year are frozen as they are handed in; what was handed in stays as it was. */
export const submissionContract = {
  /** How a year stands: what would be handed in, what is missing, what differs from the last time. */
  state: verb({
    name: 'submission.state',
    method: 'GET',
    path: '/api/submissions/state',
    may: 'submission.read',
    summary: '查报送的准备',
    input: z.strictObject({ year: ReadingYear.optional() }),
    output: z.object({
      year: z.int(),
      edition: z.object({ key: z.string(), title: z.string() }),
      figures: z.int(),
      /** Approved and not frozen yet. */
      fresh: z.int(),
      basics: z.object({ filled: z.int(), all: z.int() }),
      gaps: z.array(SubmissionGap),
      changes: z.array(SubmissionChange),
      last: SubmissionRow.nullable(),
      /** `freeze`. */
      can: Can,
    }),
  }),
  /** Newest first. */
  list: verb({
    name: 'submission.list',
    method: 'GET',
    path: '/api/submissions',
    may: 'submission.read',
    summary: '查历次报送',
    input: z.strictObject(pageInput),
    output: pageOf(SubmissionRow),
  }),
  /** 锁定报送. `last`: the number of the submission that was seen last, 0 for none. With gaps it wants the reason. */
  freeze: verb({
    name: 'submission.freeze',
    method: 'POST',
    path: '/api/submissions',
    may: 'submission.edit',
    summary: '锁定报送',
    input: z.strictObject({ year: ReadingYear, last: z.int().min(0), reason: paragraph('缺报的理由', 500).default('') }),
    output: SubmissionRow,
  }),
  /** As it stands now, before it is frozen. */
  preview: verb({
    name: 'submission.preview',
    method: 'GET',
    path: '/api/submissions/preview',
    may: 'submission.read',
    summary: '下载报送草表',
    input: z.strictObject({ year: ReadingYear.optional() }),
    output: z.unknown(),
    produces: xlsx,
  }),
  export: verb({
    name: 'submission.export',
    method: 'GET',
    path: '/api/submissions/:id/export',
    may: 'submission.read',
    summary: '下载报送表',
    input: z.strictObject({ id: SubmissionId }),
    output: z.unknown(),
    produces: xlsx,
  }),
};
