import type { PlanDocument, PlanDocumentId, PlanDocumentState } from '@weicheng/domain/plan';
import { sql } from 'kysely';
import { containing } from '../../organization/index.ts';
import type { Desk } from '../rows.ts';

/** A document with the names that stand on its row. */
export type NamedDocument = PlanDocument & { unitName: string; replacesTitle: string | null; parentTitle: string | null };

type Stored = Omit<NamedDocument, 'importedAt' | 'publishedAt'> & { importedAt: Date; publishedAt: Date | null };

const document = ({ importedAt, publishedAt, ...row }: Stored): NamedDocument => ({
  ...row,
  importedAt: importedAt.toISOString(),
  publishedAt: publishedAt?.toISOString() ?? null,
});

const columns = sql`
  d.id, d.state, d.title, d.document_number as "documentNumber", d.issuer, d.issued_on as "issuedOn", d.unit_id as "unitId",
  d.file_sha256 as "fileSha256", d.file_name as "fileName", d.replaces_id as "replacesId", d.parent_id as "parentDocumentId",
  d.step, d.trouble, d.imported_at as "importedAt", d.imported_by as "importedBy", d.published_at as "publishedAt",
  d.published_by as "publishedBy", d.revision,
  jsonb_build_object('tasks', d.tasks, 'accepted', d.accepted, 'setAside', d.set_aside, 'openFlags', d.open_flags, 'openUnits', d.open_units) as counts,
  u.name as "unitName", r.title as "replacesTitle", p.title as "parentTitle"`;
const named = sql`
  plan_document d
  join unit u on u.city_id = d.city_id and u.id = d.unit_id
  left join plan_document r on r.city_id = d.city_id and r.id = d.replaces_id
  left join plan_document p on p.city_id = d.city_id and p.id = d.parent_id`;

export interface DocumentFilter {
  /** The units where the reader's right stands: he sees what is at or below them, and what is published above them. */
  grants: readonly string[];
  state?: PlanDocumentState | undefined;
  search?: string | undefined;
  limit: number;
  after?: string | undefined;
}

/** All SQL about plan documents; what is inside them is draft.store.ts. */
export const planDocuments = {
  /** Newest first; one row more than asked for, when there is one. */
  async list({ db, actor }: Desk, f: DocumentFilter): Promise<NamedDocument[]> {
    const { rows } = await sql<Stored>`
      with recursive below as (
        select id from unit where city_id = ${actor.cityId} and id = any(${f.grants}::uuid[])
        union
        select u.id from below join unit u on u.city_id = ${actor.cityId} and u.parent_id = below.id
      ), above as (
        select id, parent_id from unit where city_id = ${actor.cityId} and id = any(${f.grants}::uuid[])
        union
        select u.id, u.parent_id from above join unit u on u.city_id = ${actor.cityId} and u.id = above.parent_id
      )
      select ${columns} from ${named}
      where d.city_id = ${actor.cityId}
        and (d.unit_id in (select id from below) or (d.state in ('published', 'superseded') and d.unit_id in (select id from above)))
        ${f.state ? sql`and d.state = ${f.state}` : sql``}
        ${f.search ? sql`and (d.title like ${containing(f.search)} or d.document_number like ${containing(f.search)})` : sql``}
        ${f.after ? sql`and d.id < ${f.after}::uuid` : sql``}
      order by d.id desc limit ${f.limit + 1}`.execute(db);
    return rows.map(document);
  },

  async get({ db, actor }: Desk, id: string): Promise<NamedDocument | undefined> {
    const { rows } = await sql<Stored>`select ${columns} from ${named} where d.city_id = ${actor.cityId} and d.id = ${id}`.execute(db);
    return rows.map(document)[0];
  },

  /** The same, and nobody else edits it until the act is over. */
  async take({ db, actor }: Desk, id: string): Promise<NamedDocument | undefined> {
    await sql`select from plan_document where city_id = ${actor.cityId} and id = ${id} for update`.execute(db);
    return planDocuments.get({ db, actor }, id);
  },

  /** False when the file, or a successor of the same document, is there already. */
  async add({ db, actor }: Desk, d: PlanDocument): Promise<boolean> {
    const added = await db
      .insertInto('plan_document')
      .values({ city_id: actor.cityId, id: d.id, ...changeable(d), imported_at: d.importedAt, imported_by: d.importedBy })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return added.numInsertedOrUpdatedRows === 1n;
  },

  async save({ db, actor }: Desk, d: PlanDocument): Promise<void> {
    await db.updateTable('plan_document').set(changeable(d)).where('city_id', '=', actor.cityId).where('id', '=', d.id).execute();
  },

  /** How far the reading is; only while it is being read. */
  async setStep({ db, actor }: Desk, id: string, step: string): Promise<void> {
    await db
      .updateTable('plan_document')
      .set({ step })
      .where('city_id', '=', actor.cityId)
      .where('id', '=', id)
      .where('state', '=', 'reading')
      .execute();
  },

  /** The document of a unit that has this file and is not over. */
  async withFile({ db, actor }: Desk, unitId: string, sha256: string): Promise<PlanDocumentId | undefined> {
    const row = await db
      .selectFrom('plan_document')
      .select('id')
      .where('city_id', '=', actor.cityId)
      .where('unit_id', '=', unitId)
      .where('file_sha256', '=', sha256)
      .where('state', 'in', ['reading', 'draft', 'published', 'superseded'])
      .executeTakeFirst();
    return row?.id as PlanDocumentId | undefined;
  },

  /** The version that replaces this one, or is about to. */
  async successor({ db, actor }: Desk, id: string): Promise<PlanDocumentId | undefined> {
    const row = await db
      .selectFrom('plan_document')
      .select('id')
      .where('city_id', '=', actor.cityId)
      .where('replaces_id', '=', id)
      .where('state', 'in', ['reading', 'draft', 'published', 'superseded'])
      .executeTakeFirst();
    return row?.id as PlanDocumentId | undefined;
  },
};

const changeable = (d: PlanDocument) => ({
  unit_id: d.unitId as string,
  state: d.state as string,
  title: d.title,
  document_number: d.documentNumber,
  issuer: d.issuer,
  issued_on: d.issuedOn as string | null,
  file_sha256: d.fileSha256,
  file_name: d.fileName,
  replaces_id: d.replacesId as string | null,
  parent_id: d.parentDocumentId as string | null,
  step: d.step as string | null,
  trouble: d.trouble,
  published_at: d.publishedAt,
  published_by: d.publishedBy,
  revision: d.revision,
  tasks: d.counts.tasks,
  accepted: d.counts.accepted,
  set_aside: d.counts.setAside,
  open_flags: d.counts.openFlags,
  open_units: d.counts.openUnits,
});
