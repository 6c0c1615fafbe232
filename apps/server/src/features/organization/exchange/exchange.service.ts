import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { type ReadSheet, type Sheet, sheetProblems, usualLimits, writeSheets } from '@weicheng/documents/sheet';
import { holdsAt, problem } from '@weicheng/domain/kernel';
import {
  type ImportError,
  layTree,
  organizationImportFacts,
  personFacts,
  postKinds,
  type TreeNode,
  type Unit,
  unitFacts,
  unitKinds,
} from '@weicheng/domain/organization';
import type { Context } from '#platform/context';
import { aliases } from '../alias/alias.store.ts';
import { personRow, persons } from '../person/person.store.ts';
import { postRow, posts } from '../person/post.store.ts';
import { insertRows } from '../rows.store.ts';
import { openTree, readTree, type Tree } from '../tree.ts';
import { periodRow, unitRow } from '../unit/unit.store.ts';
import { personColumns, personSheet, sheetOf, templateSheets, unitColumns, unitSheet } from './columns.ts';
import type { ImportPlan } from './finder.ts';
import { planImport } from './plan.ts';

/** A workbook as it was taken in. */
export interface Workbook {
  sheets: ReadSheet[];
  sha256: string;
}

export const importProblems = {
  refused: problem<{ count: number; errors: ImportError[]; warnings: ImportError[] }>(
    'organizationImport.refused',
    422,
    ({ count }) => `有 ${count} 处不对，一行也没有导入。改好列出的地方再上传。`,
  ),
};

/** More errors than a person reads at once only make the answer heavy. */
const mostErrors = 500;

/** Reads the bytes of a workbook, off the main thread: a hostile one takes seconds. */
export type ReadWorkbook = (bytes: Uint8Array) => Promise<ReadSheet[]>;

/** Takes bytes in before the transaction opens; more than allowed are never held. */
export async function receiveBytes(body: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > usualLimits.bytes) throw sheetProblems.tooLarge({ megabytes: Math.floor(usualLimits.bytes / 1024 / 1024) });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

/** The same for a workbook, read. */
export async function receiveWorkbook(body: Readable, readWorkbook: ReadWorkbook): Promise<Workbook> {
  const bytes = await receiveBytes(body);
  return { sheets: await readWorkbook(bytes), sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** 检查: what the import would do, and what is wrong. */
export const checkImport = async (ctx: Context, { sheets }: Workbook): Promise<ImportPlan> => plan(ctx, await readTree(ctx), sheets);

async function plan(ctx: Context, tree: Tree, sheets: readonly ReadSheet[]): Promise<ImportPlan> {
  const { actor, newId } = ctx;
  const city = { actor, tree, newId, aliases: await aliases.all(ctx), people: await persons.all(ctx), posts: await posts.open(ctx) };
  const made = planImport(sheets, city);
  return { ...made, errors: made.errors.slice(0, mostErrors), warnings: made.warnings.slice(0, mostErrors) };
}

/** 导入: all rows or none. */
export async function applyImport(ctx: Context, { sheets, sha256 }: Workbook): Promise<ImportPlan> {
  const tree = await openTree(ctx);
  const made = await plan(ctx, tree, sheets);
  const { errors, warnings } = made;
  if (errors.length) throw importProblems.refused({ count: errors.length, errors, warnings });
  const { cityId } = ctx.actor;
  await insertRows(
    ctx.db,
    'unit',
    made.units.map(({ unit }) => unitRow(cityId, unit)),
  );
  await insertRows(
    ctx.db,
    'unit_period',
    made.units.flatMap(({ periods }) => periods.map((p) => periodRow(cityId, p))),
  );
  await insertRows(
    ctx.db,
    'person',
    made.persons.map((p) => personRow(cityId, p)),
  );
  await insertRows(
    ctx.db,
    'post',
    made.posts.map((p) => postRow(cityId, p)),
  );
  await recordImport(ctx, tree, made);
  const counts = { units: made.units.length, persons: made.persons.length, posts: made.posts.length };
  await ctx.record(organizationImportFacts.applied, null, { ...counts, sha256 });
  return made;
}

/** Each unit and person has its own history from the first day, however it came in. */
async function recordImport(ctx: Context, tree: Tree, { units, persons: added, posts: given }: ImportPlan): Promise<void> {
  for (const { unit } of units) {
    const { id, kind, name, shortName, parentId, divisionCode, foundedOn } = unit;
    if (parentId === null) continue;
    await ctx.record(unitFacts.founded, id, {
      kind,
      name,
      shortName,
      parentId,
      parentName: tree.name(parentId),
      divisionCode,
      on: foundedOn,
    });
  }
  const fresh = new Map(added.map((p) => [p.id, p.name]));
  const names = await persons.some(
    ctx,
    given.map((p) => p.personId),
  );
  for (const { id: postId, personId, unitId, kind, from, main } of given) {
    const name = names.get(personId)?.name ?? '';
    const post = { name, postId, unitId, unitName: tree.name(unitId), kind, from };
    if (fresh.delete(personId)) await ctx.record(personFacts.added, personId, post);
    else await ctx.record(personFacts.postAdded, personId, { ...post, main });
  }
}

export const makeTemplate = (): Promise<Buffer> => writeSheets(templateSheets());

/** 导出: what stands today, below the units this reader may export; it can be imported again. */
export async function exportOrganization(ctx: Context): Promise<Buffer> {
  const tree = await readTree(ctx);
  const mine = (unit: Unit) => holdsAt(ctx.actor, 'organization.export', tree.path(unit.id));
  const units = inOrder(layTree([...tree.records.values()].map((r) => r.unit).filter((u) => u.endedOn === null))).filter(mine);
  const people = new Map((await persons.all(ctx)).map((p) => [p.id, p]));
  const atUnit = Map.groupBy(await posts.open(ctx), (p) => p.unitId);
  const held = units.flatMap((u) => atUnit.get(u.id) ?? []);
  const unitRows = units
    .filter((u) => u.parentId !== null)
    .map((u) => [
      u.name,
      unitKinds[u.kind].says,
      u.parentId ? tree.name(u.parentId) : '',
      u.shortName ?? '',
      u.divisionCode ?? '',
      u.foundedOn,
    ]);
  const personRows = held.map((p) => {
    const person = people.get(p.personId);
    return [person?.name ?? '', tree.name(p.unitId), postKinds[p.kind].says, p.from, person?.officePhone ?? '', person?.mobile ?? ''];
  });
  const sheets: Sheet[] = [sheetOf(unitSheet, unitColumns, unitRows), sheetOf(personSheet, personColumns, personRows)];
  await ctx.record(organizationImportFacts.exported, null, { units: unitRows.length, persons: new Set(held.map((p) => p.personId)).size });
  return writeSheets(sheets);
}

const inOrder = (nodes: readonly TreeNode<Unit>[]): Unit[] => nodes.flatMap(({ row, children }) => [row, ...inOrder(children)]);
