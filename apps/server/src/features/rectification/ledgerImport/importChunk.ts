import { randomBytes } from 'node:crypto';
import { startOfDay, uuidv7 } from '@weicheng/domain/kernel';
import type { UnitId } from '@weicheng/domain/organization';
import {
  type Deadline,
  deadlineByRule,
  type ImportedRow,
  type Importer,
  type Issue,
  type IssueId,
  importedDeadline,
  importedLife,
  issueFacts,
  type LedgerImport,
  type LedgerImportId,
  ledgerImportFacts,
  readImportRow,
  untouched,
} from '@weicheng/domain/rectification';
import type { Context } from '#platform/context';
import { type Listener, when } from '#platform/facts';
import { notify } from '#platform/notices';
import { lookup } from '../../organization/index.ts';
import { calendarOf } from '../../standard/index.ts';
import { rulesOf } from '../cityRules/cityRules.service.ts';
import { issues } from '../issue/issue.store.ts';
import { importGround, keyOfRow } from './ledgerImport.service.ts';
import { type LedgerRow, ledgerImports } from './ledgerImport.store.ts';

/** So many rows are one act: short enough for a progress that moves, long enough to be quick. */
const chunk = 100;

/** 后台导入一批, then tells itself to go on. Run twice it does nothing twice: a row is marked in the act in which it becomes an issue. */
async function importChunk(ctx: Context, id: LedgerImportId): Promise<void> {
  const held = await ledgerImports.hold(ctx, id);
  const one = await ledgerImports.get(ctx, id);
  if (!held || !one || one.state !== 'running') return;
  const rows = await ledgerImports.rows(ctx, id, { state: 'ready', limit: chunk });
  if (rows.length > 0)
    await takeIn(ctx, one, rows, { name: held.by ?? one.by, personId: held.byId, unitId: held.unitId as UnitId | null, now: ctx.now });
  const after = await ledgerImports.get(ctx, id);
  const { fileName, imported = 0, known = 0, ready = 0 } = after ?? one;
  if (ready > 0) {
    await ctx.record(ledgerImportFacts.advanced, id, { fileName, imported, of: imported + ready });
    return;
  }
  await ledgerImports.move(ctx, id, 'done');
  await ctx.record(ledgerImportFacts.finished, id, { fileName, imported, known });
  if (held.byId)
    await notify(ctx, held.byId as never, {
      title: `旧台账导入完：${fileName}`,
      body: `导入 ${imported} 个问题`,
      link: `/issues/import/${id}`,
    });
}

/** Makes issues of rows that were judged ready; each leaves one fact that says it was taken over. What was registered meanwhile is only marked. */
async function takeIn(ctx: Context, one: LedgerImport, rows: readonly LedgerRow[], by: Importer): Promise<void> {
  const ground = await importGround(ctx);
  const known = await ledgerImports.known(
    ctx,
    rows.map(({ cells }) => keyOfRow(cells, one.columns)),
  );
  const [rules, calendar] = [await rulesOf(ctx), await calendarOf(ctx)];
  const names = new Map<string, string>();
  const nameOf = async (unitId: UnitId | null): Promise<string> => {
    if (unitId === null) return '';
    if (!names.has(unitId)) names.set(unitId, (await lookup.names(ctx, [unitId])).get(unitId) ?? '');
    return names.get(unitId) ?? '';
  };
  const judged: Parameters<typeof ledgerImports.judge>[2][number][] = [];
  const fresh: { key: string; issueId: IssueId }[] = [];
  for (const { number, cells } of rows) {
    const key = keyOfRow(cells, one.columns);
    const issueId = known.get(key) ?? null;
    const read = readImportRow(cells, one.columns, ground);
    if (issueId) judged.push({ number, state: 'known', refusals: [], key, issueId });
    else if (Array.isArray(read)) judged.push({ number, state: 'refused', refusals: read, key: null, issueId: null });
    else {
      const deadline = importedDeadline(read, deadlineByRule(read, ctx.now, rules, calendar), ctx.now);
      const issue = await takeOne(ctx, one, { number, read, deadline, unitName: await nameOf(read.leadUnitId) }, by);
      fresh.push({ key, issueId: issue.id });
      judged.push({ number, state: 'imported', refusals: [], key, issueId: issue.id });
    }
  }
  await ledgerImports.remember(ctx, fresh);
  await ledgerImports.judge(ctx, one.id, judged);
}

/** A row with what was found out about it. */
interface Taken {
  number: number;
  read: ImportedRow;
  deadline: Deadline;
  unitName: string;
}

async function takeOne(ctx: Context, one: LedgerImport, { number, read: row, deadline, unitName }: Taken, by: Importer): Promise<Issue> {
  const { title, text, place, matter, severity, source, sourceNumber, areaUnitId } = row;
  const at = startOfDay(row.registered);
  const blank = {
    ...untouched,
    ...{ title, text, place, matter, severity, source, sourceNumber, areaUnitId, location: null },
    // an id begins with the day the issue was registered
    id: uuidv7(at, randomBytes(10)) as IssueId,
    wantsPhoto: false,
    registeredAt: new Date(at).toISOString(),
    registeredBy: by.name,
    registeredById: by.personId,
    registrarUnitId: by.unitId,
    movedAt: new Date(at).toISOString(),
    photosBefore: 0,
  };
  const [first, ...steps] = importedLife(row, blank, by, deadline);
  if (!first) throw new Error('an issue begins');
  const numbered = await issues.add(ctx, first);
  for (const step of steps) await issues.save(ctx, { ...step, number: numbered });
  const issue: Issue = { ...(steps.at(-1) ?? first), number: numbered };
  await ctx.record(
    issueFacts.imported,
    issue.id,
    {
      number: numbered,
      title,
      unitName,
      revision: issue.revision,
      state: issue.state,
      closed: row.closed,
      file: one.fileName,
      row: number,
    },
    issue.leadUnitId,
  );
  return issue;
}

/** 开始了就导入第一批，导入了一批就导入下一批. */
export const ledgerImportListeners: readonly Listener[] = [ledgerImportFacts.started, ledgerImportFacts.advanced].map((kind) =>
  when(kind, 'importChunk', async (ctx, { about }) => {
    if (about) await importChunk(ctx, about as LedgerImportId);
  }),
);
