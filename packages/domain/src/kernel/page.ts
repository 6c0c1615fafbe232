import { z } from 'zod';

/** 每页多少行。Lists page by key, never by offset: `after` is the opaque key of the last row seen. */
export const pageInput = {
  limit: z.coerce.number<number>().int('每页行数要是整数').min(1, '每页至少 1 行').max(200, '每页最多 200 行').default(50),
  after: z.string().max(500).optional(),
};

/** One page of rows and the key that opens the next; `next` is null on the last page. */
export const pageOf = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row), next: z.string().nullable() });
export type Page<T> = { rows: T[]; next: string | null };
