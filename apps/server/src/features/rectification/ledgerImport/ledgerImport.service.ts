import { createHash } from 'node:crypto';
import { writeSheets } from '@weicheng/documents/sheet';
import { kernelProblems } from '@weicheng/domain/kernel';
import { resolveName, xlsx } from '@weicheng/domain/organization';
import {
  columnsRefusal,
  guessColumns,
  headKey,
  headRow,
  type ImportGround,
  type ImportRefusal,
  importFields,
  type LedgerImport,
  type LedgerImportId,
  type ledgerImportContract,
  ledgerImportFacts,
  ledgerImportProblems,
  readImportRow,
  rowText,
  shiftWarnings,
} from '@weicheng/domain/rectification';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { Download } from '#platform/endpoint';
import { found, lookup, namesOfCity, refuse, type Workbook } from '../../organization/index.ts';
import { matters } from '../issue/matter.ts';
import { ledgerImports } from './ledgerImport.store.ts';

type Input<V extends keyof typeof ledgerImportContract> = z.output<(typeof ledgerImportContract)[V]['input']>;

/** 旧台账一次最多的行数. */
const mostRows = 10_000;

/** It takes the whole city's ledger, to read it too: a right at a part of it is not enough. */
async function wholeCity(ctx: Context): Promise<void> {
  const root = await lookup.root(ctx);
  refuse(root && ctx.actor.grants.get('issue.import')?.includes(root) ? undefined : kernelProblems.notAllowed({ what: '导入旧台账' }));
}

const see = async (ctx: Context, id: LedgerImportId): Promise<LedgerImport> => found(await ledgerImports.get(ctx, id), '这次导入');

/** 上传: keeps the rows and guesses what the columns are. Nothing is an issue yet. */
export async function openImport(ctx: Context, { fileName }: Input<'open'>, { sheets }: Workbook): Promise<LedgerImport> {
  await wholeCity(ctx);
  const sheet = sheets.find(({ rows }) => headRow(rows.map((row) => row.cells)) >= 0);
  const at = sheet ? headRow(sheet.rows.map((row) => row.cells)) : -1;
  const body = sheet?.rows.slice(at + 1) ?? [];
  if (!sheet || body.length === 0) throw ledgerImportProblems.empty({});
  if (body.length > mostRows) throw ledgerImportProblems.tooMany({ count: body.length, most: mostRows });
  const head = (sheet.rows[at]?.cells ?? []).slice(0, 60).map((title) => title.replace(/\s+/gu, ' '));
  const columns = guessColumns(head, await ledgerImports.columns(ctx));
  const id = ctx.newId() as LedgerImportId;
  await ledgerImports.add(
    ctx,
    { id, fileName, sheet: sheet.name, head, columns },
    body.map(({ number, cells, merged }) => ({ number, cells: cells.slice(0, head.length), merged })),
  );
  return see(ctx, id);
}

/** What rows are read by in this city; the same name is looked up once. */
export async function importGround(ctx: Context): Promise<ImportGround> {
  const { index } = await namesOfCity(ctx);
  const units = new Map<string, ReturnType<ImportGround['unitOf']>>();
  const kinds = new Map<string, string>();
  for (const { code, name, words } of matters().values())
    for (const word of [code, name, ...words]) if (!kinds.has(word)) kinds.set(word, code);
  return {
    today: ctx.today,
    matterOf: (written) => kinds.get(written.replace(/\s+/gu, '')) ?? null,
    unitOf(name) {
      const met = units.get(name);
      if (met) return met;
      const known = resolveName(name, ctx.today, index, 3);
      const answer = known.match === 'candidates' ? { nearest: known.candidates.map((one) => one.name) } : { id: known.unitId };
      units.set(name, answer);
      return answer;
    },
  };
}

const merged: ImportRefusal = { field: null, says: '这一行有合并单元格，拆开后再上传' };

export const keyOfRow = (cells: readonly string[], columns: Input<'check'>['columns']): string =>
  createHash('sha256').update(rowText(cells, columns)).digest('base64url');

/** 检查: matches the columns, remembers them for the next time and judges every row; nothing is an issue yet. */
export async function checkImport(ctx: Context, { id, columns: asked }: Input<'check'>): Promise<LedgerImport> {
  await wholeCity(ctx);
  await ledgerImports.hold(ctx, id);
  const one = await see(ctx, id);
  if (one.state === 'running' || one.state === 'done') throw ledgerImportProblems.running({});
  const columns = one.head.map((_, at) => asked[at] ?? null);
  refuse(columnsRefusal(columns));
  await ledgerImports.rememberColumns(
    ctx,
    new Map(one.head.flatMap((title, at) => (headKey(title) ? [[headKey(title), columns[at] ?? null] as const] : []))),
  );
  const rows = await ledgerImports.rows(ctx, id, { limit: mostRows });
  const ground = await importGround(ctx);
  const keys = new Map(rows.map((row) => [row.number, keyOfRow(row.cells, columns)]));
  const known = await ledgerImports.known(ctx, [...keys.values()]);
  const first = new Map<string, number>();
  const judged = rows.map(({ number, cells, merged: isMerged }) => {
    const key = keys.get(number) ?? '';
    const issueId = known.get(key) ?? null;
    if (issueId) return { number, state: 'known' as const, refusals: [], key, issueId };
    const read = isMerged ? [merged] : readImportRow(cells, columns, ground);
    if (Array.isArray(read)) return { number, state: 'refused' as const, refusals: read, key: null, issueId: null };
    const twin = first.get(key);
    if (twin !== undefined)
      return { number, state: 'known' as const, refusals: [{ field: null, says: `与第 ${twin} 行相同` }], key: null, issueId: null };
    first.set(key, number);
    return { number, state: 'ready' as const, refusals: [], key, issueId: null };
  });
  await ledgerImports.judge(ctx, id, judged);
  await ledgerImports.match(
    ctx,
    id,
    columns,
    shiftWarnings(
      judged.map(({ refusals }) => refusals),
      one.head,
      columns,
    ),
  );
  return see(ctx, id);
}

/** 导入: begins; the rows become issues in the background, some hundred at a time. */
export async function startImport(ctx: Context, { id }: Input<'start'>): Promise<LedgerImport> {
  await wholeCity(ctx);
  await ledgerImports.hold(ctx, id);
  const one = await see(ctx, id);
  if (one.state === 'mapping') throw ledgerImportProblems.notChecked({});
  if (one.state !== 'checked') throw ledgerImportProblems.running({});
  if (one.ready === 0) throw ledgerImportProblems.nothing({});
  await ledgerImports.start(ctx, id);
  const { fileName, ready, refused, known } = one;
  await ctx.record(ledgerImportFacts.started, id, { fileName, ready, refused, known });
  return see(ctx, id);
}

export async function listImports(ctx: Context) {
  await wholeCity(ctx);
  return { rows: await ledgerImports.list(ctx) };
}

export async function readImport(ctx: Context, { id }: Input<'read'>): Promise<LedgerImport> {
  await wholeCity(ctx);
  return see(ctx, id);
}

export async function importRows(ctx: Context, { id, state, limit, after }: Input<'rows'>) {
  await wholeCity(ctx);
  await see(ctx, id);
  const number = Number(after ?? 0);
  const rows = await ledgerImports.rows(ctx, id, { state, limit: limit + 1, after: Number.isSafeInteger(number) ? number : 0 });
  const page = rows.slice(0, limit).map(({ number, cells, state, refusals, issueId }) => ({ number, cells, state, refusals, issueId }));
  return { rows: page, next: rows.length > limit ? String(page.at(-1)?.number) : null };
}

/** 没有导入的行, as they were uploaded, each with why; corrected, the same file goes in again. */
export async function refusedRows(ctx: Context, { id }: Input<'refused'>): Promise<Download> {
  await wholeCity(ctx);
  const one = await see(ctx, id);
  const rows = await ledgerImports.rows(ctx, id, { state: 'refused', limit: mostRows });
  if (rows.length === 0) throw ledgerImportProblems.noneRefused({});
  const why = (refusals: readonly ImportRefusal[]) =>
    refusals.map(({ field, says }) => (field ? `${importFields[field].says}：${says}` : says)).join('；');
  const book = await writeSheets([
    {
      name: '没有导入的行',
      columns: [...one.head.map((title) => ({ title, width: 20 })), { title: whyColumn, width: 60 }],
      rows: rows.map(({ cells, refusals }) => [...one.head.map((_, at) => cells[at] ?? ''), why(refusals)]),
    },
  ]);
  return new Download(book, xlsx, `没有导入的行 ${one.fileName}`);
}

const whyColumn = '为什么没有导入';
