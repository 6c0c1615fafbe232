import { z } from 'zod';
import { factKind } from '../kernel/index.ts';

const data = z.object({ page: z.string(), name: z.string() });

/** What is recorded about saved views; `about` is the view's id. What a person filters by is his own and is not recorded. */
export const savedViewFacts = {
  saved: factKind({ kind: 'savedView.saved', says: '存视图', data, line: (d) => `存视图“${d.name}”` }),
  removed: factKind({ kind: 'savedView.removed', says: '去掉视图', data, line: (d) => `去掉视图“${d.name}”` }),
};
