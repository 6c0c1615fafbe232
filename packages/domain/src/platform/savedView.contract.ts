import { z } from 'zod';
import { verb } from '../kernel/index.ts';
import { SavedView, SavedViewId, ViewPage } from './savedView.schema.ts';

/** Only one's own: nobody lists, changes or removes a view of somebody else. */
export const savedViewContract = {
  /** In the order in which they were first saved. */
  list: verb({
    name: 'savedView.list',
    method: 'GET',
    path: '/api/saved-views',
    may: 'member',
    summary: '查我的视图',
    input: z.strictObject({ page: ViewPage }),
    output: z.object({ rows: z.array(SavedView) }),
  }),
  /** A name that is there already on this page takes the new filter. */
  save: verb({
    name: 'savedView.save',
    method: 'POST',
    path: '/api/saved-views/save',
    may: 'member',
    summary: '存为视图',
    input: SavedView.omit({ id: true }).strict(),
    output: SavedView,
  }),
  remove: verb({
    name: 'savedView.remove',
    method: 'POST',
    path: '/api/saved-views/:id/remove',
    may: 'member',
    summary: '去掉视图',
    input: z.strictObject({ id: SavedViewId }),
    output: z.object({}),
  }),
};
