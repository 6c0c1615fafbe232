import { z } from 'zod';
import { id, line } from '../kernel/index.ts';

export const SavedViewId = id<'SavedView'>();
export type SavedViewId = z.infer<typeof SavedViewId>;

/** Which page a view belongs to, as the page names itself: `plan.tasks`. */
export const ViewPage = z
  .string()
  .max(60)
  .regex(/^[a-z][A-Za-z]*(?:\.[a-z][A-Za-z]*)*$/, '页面名称不对');

/**
 * 保存的视图：one person's named filter of one page. `query` is the page's own address after the question mark; the page reads it
 * again, and what it no longer knows it leaves out.
 */
export const SavedView = z.object({
  id: SavedViewId,
  page: ViewPage,
  name: line('视图名称', 20),
  query: z
    .string()
    .max(2000, '筛选条件太多，存不下。去掉几个再存。')
    .refine((text) => !/[?#\s]/.test(text), '筛选条件的写法不对，刷新页面再存'),
});
export type SavedView = z.infer<typeof SavedView>;

/** A page's row of tabs has room for so many of one person's. */
export const mostSavedViews = 20;
