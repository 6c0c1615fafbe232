import type { ApiKeyRow } from '@weicheng/domain/platform';
import type { AuthDb } from '../door.ts';

/** A key as it is asked at the door. */
export interface HeldKey {
  id: string;
  cityId: number;
  name: string;
  verbs: readonly string[];
  unitId: string;
  lastUsedAt: number | null;
}

type Row = {
  id: string;
  name: string;
  verbs: string[];
  created_at: Date;
  created_by: string;
  approved_at: Date | null;
  approved_by: string | null;
  expires_at: Date | null;
  last_used_at: Date | null;
  revoked_at: Date | null;
};
const asRow = (row: Row): ApiKeyRow => ({
  id: row.id,
  name: row.name,
  verbs: row.verbs,
  createdAt: row.created_at.toISOString(),
  createdBy: row.created_by,
  approvedAt: row.approved_at?.toISOString() ?? null,
  approvedBy: row.approved_by,
  expiresAt: row.expires_at?.toISOString() ?? null,
  lastUsedAt: row.last_used_at?.toISOString() ?? null,
  revokedAt: row.revoked_at?.toISOString() ?? null,
});
const columns = [
  'id',
  'name',
  'verbs',
  'created_at',
  'created_by',
  'approved_at',
  'approved_by',
  'expires_at',
  'last_used_at',
  'revoked_at',
] as const;

/** All SQL of keys of other systems. */
export const apiKeys = {
  /** The key with this digest, if it was approved, has not run out and has not been revoked. */
  async byDigest(db: AuthDb, digest: string, now: number): Promise<HeldKey | undefined> {
    const row = await db
      .selectFrom('api_key')
      .selectAll()
      .where('digest', '=', digest)
      .where('revoked_at', 'is', null)
      .where('expires_at', '>', new Date(now))
      .executeTakeFirst();
    return (
      row && {
        id: row.id,
        cityId: row.city_id,
        name: row.name,
        verbs: row.verbs,
        unitId: row.unit_id,
        lastUsedAt: row.last_used_at?.getTime() ?? null,
      }
    );
  },

  async touch(db: AuthDb, id: string, now: number): Promise<void> {
    await db
      .updateTable('api_key')
      .set({ last_used_at: new Date(now) })
      .where('id', '=', id)
      .execute();
  },

  async list(db: AuthDb, cityId: number): Promise<ApiKeyRow[]> {
    const rows = await db.selectFrom('api_key').select(columns).where('city_id', '=', cityId).orderBy('id', 'desc').limit(200).execute();
    return rows.map(asRow);
  },

  async add(
    db: AuthDb,
    key: { id: string; cityId: number; name: string; digest: string; verbs: string[]; unitId: string; createdBy: string },
    now: number,
  ): Promise<ApiKeyRow> {
    const row = await db
      .insertInto('api_key')
      .values({
        id: key.id,
        city_id: key.cityId,
        name: key.name,
        digest: key.digest,
        verbs: key.verbs,
        unit_id: key.unitId,
        created_at: new Date(now),
        created_by: key.createdBy,
        approved_at: null,
        approved_by: null,
        expires_at: null,
        last_used_at: null,
        revoked_at: null,
        revoked_by: null,
      })
      .returning(columns)
      .executeTakeFirstOrThrow();
    return asRow(row);
  },

  async get(db: AuthDb, cityId: number, id: string): Promise<ApiKeyRow | undefined> {
    const row = await db.selectFrom('api_key').select(columns).where('city_id', '=', cityId).where('id', '=', id).executeTakeFirst();
    return row && asRow(row);
  },

  /** From now on it does its verbs, below `unitId`. */
  async approve(db: AuthDb, id: string, by: string, unitId: string, now: number, until: number): Promise<void> {
    await db
      .updateTable('api_key')
      .set({ approved_at: new Date(now), approved_by: by, unit_id: unitId, expires_at: new Date(until) })
      .where('id', '=', id)
      .execute();
  },

  async revoke(db: AuthDb, id: string, by: string, now: number): Promise<void> {
    await db
      .updateTable('api_key')
      .set({ revoked_at: new Date(now), revoked_by: by })
      .where('id', '=', id)
      .execute();
  },
};
