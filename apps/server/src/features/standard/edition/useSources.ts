import { readingRows } from '../reading/reading.store.ts';
import { findings } from '../scoreSheet/finding.store.ts';
import type { EditionUseSource } from './edition.service.ts';
import { cityEdition } from './inForce.ts';

const none: ReadonlyMap<string, number> = new Map();

/** 指标数 that units have stated: asked before the edition changes. */
const readingsByEntry: EditionUseSource = {
  what: '指标数',
  count: async (ctx) => ({ clauses: none, indicators: await readingRows.counted(ctx, (await cityEdition(ctx)).edition) }),
};

/** 检查发现 that cite a clause: asked before the edition changes. */
const findingsByEntry: EditionUseSource = {
  what: '检查发现',
  count: async (ctx) => ({ clauses: await findings.counted(ctx), indicators: none }),
};

/** What this chapter itself keeps under clauses and indicators. */
export const ownUses: readonly EditionUseSource[] = [readingsByEntry, findingsByEntry];
