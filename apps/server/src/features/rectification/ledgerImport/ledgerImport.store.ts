import type {
  ImportColumns,
  ImportField,
  ImportRefusal,
  ImportRowState,
  IssueId,
  LedgerImport,
  LedgerImportId,
  LedgerImportState,
} from '@weicheng/domain/rectification';
import { sql } from 'kysely';
import type { Context } from '#platform/context';
import { insertRows } from '../../organization/index.ts';

type Desk = Pick<Context, 'db' | 'actor'>;

/** A row of the uploaded sheet. */
export interface LedgerRow {
  number: number;
  cells: string[];
  /** A merged cell reaches into it. */
  merged: boolean;
  state: ImportRowState;
  refusals: ImportRefusal[];
  key: string | null;
  issueId: string | null;
}

const counted = sql`
  select i.id, i.file_name as "fileName", i.sheet, i.head, i.columns, i.state, i.at, i.by_name as by, i.warnings,
    c.rows, c.ready, c.refused, c.known, c.imported
  from ledger_import i cross join lateral (
    select count(*)::int as rows, count(*) filter (where r.state = 'ready')::int as ready, count(*) filter (where r.state = 'refused')::int as refused,
      count(*) filter (where r.state = 'known')::int as known, count(*) filter (where r.state = 'imported')::int as imported
    from ledger_import_row r where r.city_id = i.city_id and r.import_id = i.id
  ) c`;

const asImport = (row: Omit<LedgerImport, 'at'> & { at: Date }): LedgerImport => ({ ...row, at: row.at.toISOString() });

/** All SQL of the import of old ledgers. */
export const ledgerImports = {
  async add(
    { db, actor, now }: Desk & Pick<Context, 'now'>,
    one: Pick<LedgerImport, 'id' | 'fileName' | 'sheet' | 'head' | 'columns'>,
    rows: readonly Pick<LedgerRow, 'number' | 'cells' | 'merged'>[],
  ) {
    await db
      .insertInto('ledger_import')
      .values({
        city_id: actor.cityId,
        id: one.id,
        file_name: one.fileName,
        sheet: one.sheet,
        head: JSON.stringify(one.head),
        columns: JSON.stringify(one.columns),
        warnings: '[]',
        state: 'mapping',
        at: new Date(now),
        by_id: actor.personId || null,
        by_name: actor.name,
        by_unit_id: actor.unitId,
        started_by_id: null,
        started_by_name: null,
      })
      .execute();
    await insertRows(
      db,
      'ledger_import_row',
      rows.map(({ number, cells, merged }) => ({
        city_id: actor.cityId,
        import_id: one.id as string,
        number,
        cells,
        merged,
        state: 'waiting',
        refusals: [],
        key: null,
        issue_id: null,
      })),
    );
  },

  async list({ db, actor }: Desk): Promise<LedgerImport[]> {
    const { rows } = await sql<
      Omit<LedgerImport, 'at'> & { at: Date }
    >`${counted} where i.city_id = ${actor.cityId} order by i.id desc limit 20`.execute(db);
    return rows.map(asImport);
  },

  async get({ db, actor }: Desk, id: LedgerImportId): Promise<LedgerImport | undefined> {
    const { rows } = await sql<
      Omit<LedgerImport, 'at'> & { at: Date }
    >`${counted} where i.city_id = ${actor.cityId} and i.id = ${id}`.execute(db);
    return rows.map(asImport)[0];
  },

  /** Nobody else goes on with this one until the act is over. */
  async hold(
    { db, actor }: Desk,
    id: LedgerImportId,
  ): Promise<{ by: string | null; byId: string | null; unitId: string | null } | undefined> {
    const { rows } = await sql<{ by: string | null; byId: string | null; unitId: string | null }>`
      select started_by_name as by, started_by_id as "byId", by_unit_id as "unitId" from ledger_import
      where city_id = ${actor.cityId} and id = ${id} for update`.execute(db);
    return rows[0];
  },

  async move({ db, actor }: Desk, id: LedgerImportId, state: LedgerImportState): Promise<void> {
    await db.updateTable('ledger_import').set({ state }).where('city_id', '=', actor.cityId).where('id', '=', id).execute();
  },

  async start({ db, actor }: Desk, id: LedgerImportId): Promise<void> {
    await db
      .updateTable('ledger_import')
      .set({ state: 'running', started_by_id: actor.personId || null, started_by_name: actor.name })
      .where('city_id', '=', actor.cityId)
      .where('id', '=', id)
      .execute();
  },

  async match({ db, actor }: Desk, id: LedgerImportId, columns: ImportColumns, warnings: readonly string[]): Promise<void> {
    await db
      .updateTable('ledger_import')
      .set({ columns: JSON.stringify(columns), warnings: JSON.stringify(warnings), state: 'checked' })
      .where('city_id', '=', actor.cityId)
      .where('id', '=', id)
      .execute();
  },

  /** Rows by number, from after the one given; all of a state or of any. */
  async rows(
    { db, actor }: Desk,
    id: LedgerImportId,
    { state, after = 0, limit }: { state?: ImportRowState | undefined; after?: number; limit: number },
  ): Promise<LedgerRow[]> {
    const { rows } = await sql<LedgerRow>`
      select number, cells, merged, state, refusals, key, issue_id as "issueId" from ledger_import_row
      where city_id = ${actor.cityId} and import_id = ${id} and number > ${after} ${state ? sql`and state = ${state}` : sql``}
      order by number limit ${limit}`.execute(db);
    return rows;
  },

  /** What was found of many rows at once. */
  async judge(
    { db, actor }: Desk,
    id: LedgerImportId,
    judged: readonly Pick<LedgerRow, 'number' | 'state' | 'refusals' | 'key' | 'issueId'>[],
  ): Promise<void> {
    await sql`
      update ledger_import_row r set state = j.state, refusals = j.refusals, key = j.key, issue_id = j."issueId",
        cells = case when j.state = 'imported' then '[]'::jsonb else r.cells end
      from jsonb_to_recordset(${JSON.stringify(judged)}::jsonb) j(number int, state text, refusals jsonb, key text, "issueId" uuid)
      where r.city_id = ${actor.cityId} and r.import_id = ${id} and r.number = j.number`.execute(db);
  },

  /** Those of the keys that are issues already. */
  async known({ db, actor }: Desk, keys: readonly string[]): Promise<ReadonlyMap<string, IssueId>> {
    const { rows } = await sql<{ key: string; issueId: IssueId }>`
      select key, issue_id as "issueId" from ledger_import_key where city_id = ${actor.cityId} and key = any(${keys}::text[])`.execute(db);
    return new Map(rows.map((row) => [row.key, row.issueId]));
  },

  async remember({ db, actor }: Desk, keys: readonly { key: string; issueId: IssueId }[]): Promise<void> {
    await insertRows(
      db,
      'ledger_import_key',
      keys.map(({ key, issueId }) => ({ city_id: actor.cityId, key, issue_id: issueId as string })),
    );
  },

  /** 记住的列. */
  async columns({ db, actor }: Desk): Promise<ReadonlyMap<string, ImportField | null>> {
    const rows = await db.selectFrom('ledger_column').select(['head', 'field']).where('city_id', '=', actor.cityId).execute();
    return new Map(rows.map(({ head, field }) => [head, field as ImportField | null]));
  },

  async rememberColumns({ db, actor }: Desk, columns: ReadonlyMap<string, ImportField | null>): Promise<void> {
    await sql`
      insert into ledger_column (city_id, head, field)
      select ${actor.cityId}, c.head, c.field from jsonb_to_recordset(${JSON.stringify([...columns].map(([head, field]) => ({ head, field })))}::jsonb) c(head text, field text)
      on conflict (city_id, head) do update set field = excluded.field`.execute(db);
  },
};
