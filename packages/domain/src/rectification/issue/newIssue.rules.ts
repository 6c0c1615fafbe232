import type { Issue } from './issue.schema.ts';
import { issueBegins } from './issueLife.rules.ts';

/** 刚登记、还没有办过一步: what every issue begins with, whoever registers it. */
export const untouched = {
  state: issueBegins,
  leadUnitId: null,
  supportingUnitIds: [],
  due: null,
  deadlineRule: null,
  timing: null,
  dispatchedAt: null,
  acknowledgedAt: null,
  submittedAt: null,
  submittedBy: null,
  closedAt: null,
  rectifierIds: [],
  verifiedById: null,
  extension: null,
  extensions: 0,
  shelving: null,
  mergedIntoId: null,
  duplicates: 0,
  disputedAt: null,
  declines: 0,
  returns: 0,
  reopenings: 0,
  rechecks: 0,
  photosAfter: 0,
  lastWord: '',
  revision: 0,
} satisfies Partial<Issue>;
