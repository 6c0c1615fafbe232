import type { IssueId, IssuePhoto, PhotoClaim, PhotoKind, PhotoUse } from '@weicheng/domain/rectification';
import { alikeWithin, copyWithin, likenessText, probesOf } from '@weicheng/domain/rectification';
import { sql } from 'kysely';
import type { Context } from '#platform/context';
import { insertRows, type Reach } from '../../organization/index.ts';
import { withinReach } from '../issue/issue.store.ts';

type Desk = Pick<Context, 'db' | 'actor' | 'now'>;

/** 照片 as it is kept: the sealed original, its copies, its likeness. */
export interface PhotoRow {
  sha256: string;
  size: number;
  mediaType: string;
  width: number;
  height: number;
  claim: PhotoClaim;
  cleanSha256: string;
  cleanSize: number;
  thumbSha256: string;
  thumbSize: number;
  likeness: bigint | null;
}

/** Which copy of a photo of an issue is shown, and what it was called. */
export interface ShownPhoto {
  issueId: IssueId;
  name: string;
  sha256: string;
  size: number;
  mediaType: string;
  cleanSha256: string | null;
  cleanSize: number;
  thumbSha256: string;
  thumbSize: number;
  receivedAt: string;
  place: string;
}

/** A photo that is put to an issue. */
export type NewPhoto = Pick<IssuePhoto, 'id' | 'kind' | 'submissionId' | 'name'> & Pick<PhotoRow, 'sha256'>;

/** Most rows weighed in one band: pictures that look like thousands of others are told by the first of them. */
const mostInBand = 2000;
const mostUses = 5;

/** The photos that look like one, each with its distance: looked up by four bands of its likeness, then weighed bit by bit. */
const alike = (cityId: number, likeness: bigint) => {
  const own = sql`${likenessText(likeness)}::bigint`;
  const band = (n: number, probes: readonly number[]) =>
    sql`(select sha256, likeness from photo where city_id = ${cityId} and ${sql.ref(`band${n}`)} = any(${probes}::int[]) limit ${mostInBand})`;
  return sql`select sha256, min(bit_count((c.likeness # ${own})::bit(64)))::int as distance from (${sql.join(
    probesOf(likeness).map((probes, n) => band(n, probes)),
    sql` union all `,
  )}) c where bit_count((c.likeness # ${own})::bit(64)) <= ${alikeWithin} group by sha256`;
};

/** Itself and what looks like it. */
const like = (cityId: number, { sha256, likeness }: Pick<PhotoRow, 'sha256' | 'likeness'>) =>
  likeness === null
    ? sql`select ${sha256} as sha256, 0 as distance`
    : sql`select ${sha256} as sha256, 0 as distance union (${alike(cityId, likeness)})`;

/** 来人: a person, or the key of a system; null: the system itself. */
const holderOf = ({ personId, accountId }: Desk['actor']): string | null => personId || accountId || null;

/** All SQL about photos. */
export const photoStore = {
  /** Seals a photo for the city; false when it was already. */
  async add({ db, actor, now }: Desk, photo: PhotoRow): Promise<boolean> {
    const added = await db
      .insertInto('photo')
      .values({
        city_id: actor.cityId,
        sha256: photo.sha256,
        size: photo.size,
        media_type: photo.mediaType,
        width: photo.width,
        height: photo.height,
        claimed_at: photo.claim.takenAt,
        claimed_longitude: photo.claim.location?.longitude ?? null,
        claimed_latitude: photo.claim.location?.latitude ?? null,
        clean_sha256: photo.cleanSha256,
        clean_size: photo.cleanSize,
        thumb_sha256: photo.thumbSha256,
        thumb_size: photo.thumbSize,
        likeness: photo.likeness === null ? null : sql<number>`${likenessText(photo.likeness)}::bigint`,
        received_at: new Date(now),
        received_by_id: actor.personId || null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return added.numInsertedOrUpdatedRows === 1n;
  },

  async get({ db, actor }: Pick<Desk, 'db' | 'actor'>, sha256: string): Promise<PhotoRow | undefined> {
    const { rows } = await sql<Omit<PhotoRow, 'likeness'> & { likeness: string | null }>`
      select sha256, size, media_type as "mediaType", width, height, ${claim} as claim, clean_sha256 as "cleanSha256", clean_size as "cleanSize",
        thumb_sha256 as "thumbSha256", thumb_size as "thumbSize", likeness::text as likeness
      from photo p where city_id = ${actor.cityId} and sha256 = ${sha256}`.execute(db);
    return rows.map((row) => ({ ...row, likeness: row.likeness === null ? null : BigInt(row.likeness) }))[0];
  },

  /** Keeps that somebody handed in the bytes of a sealed photo. */
  async receive({ db, actor, now }: Desk, sha256: string): Promise<void> {
    const holder = holderOf(actor);
    if (holder === null) return;
    await db
      .insertInto('photo_receipt')
      .values({ city_id: actor.cityId, sha256, holder, at: new Date(now) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  },

  /** Whether all these photos were sealed, and handed in by whoever asks: a hash alone opens no photo. What the clock or a fact brings is sealed already. */
  async areHandedIn({ db, actor }: Pick<Desk, 'db' | 'actor'>, sha256s: readonly string[]): Promise<boolean> {
    const wanted = [...new Set(sha256s)];
    if (wanted.length === 0) return true;
    const holder = holderOf(actor);
    const { rows } = await sql`
      select sha256 from ${holder === null ? sql`photo` : sql`photo_receipt`} p
      where city_id = ${actor.cityId} and sha256 = any(${wanted}) and ${holder === null ? sql`true` : sql`holder = ${holder}`}`.execute(db);
    return rows.length === wanted.length;
  },

  /** Where a photo, or one that looks the same, was used before; the newest first. What lies beyond reach is not named. */
  async usesOf({ db, actor }: Pick<Desk, 'db' | 'actor'>, photo: Pick<PhotoRow, 'sha256' | 'likeness'>, reach: Reach): Promise<PhotoUse[]> {
    const { rows } = await sql<PhotoUse & { at: Date }>`
      select ${named(reach)}, o.kind, o.at, o.sha256 = ${photo.sha256} as same, f.distance
      from (${like(actor.cityId, photo)}) f
      join issue_photo o on o.city_id = ${actor.cityId} and o.sha256 = f.sha256
      join issue i on i.city_id = o.city_id and i.id = o.issue_id
      order by o.id desc limit ${mostUses}`.execute(db);
    return rows.map((row) => ({ ...row, number: row.number === null ? null : Number(row.number), at: row.at.toISOString() }));
  },

  /** Puts photos to an issue and keeps, for the verifier, where each was used before. */
  async put({ db, actor, now }: Desk, issueId: IssueId, photos: readonly NewPhoto[]): Promise<void> {
    await insertRows(
      db,
      'issue_photo',
      photos.map((photo) => ({
        city_id: actor.cityId,
        id: photo.id,
        issue_id: issueId as string,
        submission_id: photo.submissionId,
        kind: photo.kind as string,
        sha256: photo.sha256,
        name: photo.name,
        at: new Date(now).toISOString(),
        by_id: actor.personId || null,
        by_name: actor.name,
      })),
    );
    for (const photo of photos) {
      const kept = await photoStore.get({ db, actor }, photo.sha256);
      await sql`
        insert into issue_photo_use (city_id, photo_id, other_id, same, distance)
        select ${actor.cityId}, ${photo.id}, o.id, o.sha256 = ${photo.sha256}, f.distance
        from (${like(actor.cityId, { sha256: photo.sha256, likeness: kept?.likeness ?? null })}) f
        join issue_photo o on o.city_id = ${actor.cityId} and o.sha256 = f.sha256
        where (o.issue_id <> ${issueId} or f.distance <= ${copyWithin}) and o.id <> all(${photos.map(({ id }) => id)}::uuid[])
        order by o.id desc limit ${mostUses}`.execute(db);
    }
  },

  /** 照片 of an issue and of those merged into it, as far as they are within reach; oldest first. */
  async ofIssue({ db, actor }: Pick<Desk, 'db' | 'actor'>, issueId: IssueId, reach: Reach): Promise<IssuePhoto[]> {
    const { rows } = await sql<IssuePhoto & { at: Date; receivedAt: Date | null }>`
      select o.id, i.id as "issueId", i.number as "issueNumber", o.kind, o.submission_id as "submissionId", o.sha256, o.name,
        coalesce(p.width, 0) as width, coalesce(p.height, 0) as height, ${claim} as claim, p.received_at as "receivedAt", o.at, o.by_name as by
      from issue i join issue_photo o on o.city_id = i.city_id and o.issue_id = i.id
      left join photo p on p.city_id = o.city_id and p.sha256 = o.sha256
      where i.city_id = ${actor.cityId} and (i.id = ${issueId} or i.merged_into_id = ${issueId}) and ${withinReach(reach)}
      order by i.id <> ${issueId}, i.id, o.id limit 500`.execute(db);
    const uses = await photoStore.usesOfMany(
      { db, actor },
      rows.map(({ id }) => id),
      reach,
    );
    return rows.map((row) => ({
      ...row,
      issueNumber: Number(row.issueNumber),
      receivedAt: (row.receivedAt ?? row.at).toISOString(),
      at: row.at.toISOString(),
      uses: uses.get(row.id) ?? [],
    }));
  },

  /** What was found of each when it was put to its issue. */
  async usesOfMany(
    { db, actor }: Pick<Desk, 'db' | 'actor'>,
    photoIds: readonly string[],
    reach: Reach,
  ): Promise<ReadonlyMap<string, PhotoUse[]>> {
    if (photoIds.length === 0) return new Map();
    const { rows } = await sql<PhotoUse & { at: Date; photoId: string; kind: PhotoKind }>`
      select u.photo_id as "photoId", ${named(reach)}, o.kind, o.at, u.same, u.distance
      from issue_photo_use u join issue_photo o on o.city_id = u.city_id and o.id = u.other_id
      join issue i on i.city_id = o.city_id and i.id = o.issue_id
      where u.city_id = ${actor.cityId} and u.photo_id = any(${photoIds}::uuid[]) order by o.id desc`.execute(db);
    const uses = new Map<string, PhotoUse[]>();
    for (const { photoId, ...use } of rows)
      uses.set(photoId, [
        ...(uses.get(photoId) ?? []),
        { ...use, number: use.number === null ? null : Number(use.number), at: use.at.toISOString() },
      ]);
    return uses;
  },

  /** A photo of an issue within reach, or undefined: whose it is not, for him it is not there. */
  async shown({ db, actor }: Pick<Desk, 'db' | 'actor'>, issueId: IssueId, photoId: string, reach: Reach): Promise<ShownPhoto | undefined> {
    const { rows } = await sql<ShownPhoto & { receivedAt: Date }>`
      select i.id as "issueId", o.name, o.sha256, p.size, p.media_type as "mediaType", p.clean_sha256 as "cleanSha256", p.clean_size as "cleanSize",
        p.thumb_sha256 as "thumbSha256", p.thumb_size as "thumbSize", coalesce(p.received_at, o.at) as "receivedAt", i.place
      from issue i join issue_photo o on o.city_id = i.city_id and o.issue_id = i.id
      left join photo p on p.city_id = o.city_id and p.sha256 = o.sha256
      where i.city_id = ${actor.cityId} and i.id = ${issueId} and o.id = ${photoId} and ${withinReach(reach)}`.execute(db);
    return rows.map((row) => ({ ...row, receivedAt: row.receivedAt.toISOString() }))[0];
  },
};

/** What a device claims, of the photo `p`. */
const claim = sql`jsonb_build_object('takenAt', p.claimed_at, 'location',
  case when p.claimed_longitude is null then null else jsonb_build_object('longitude', p.claimed_longitude, 'latitude', p.claimed_latitude) end)`;

/** The issue `i` by name where it lies within reach. */
const named = (reach: Reach) => sql`case when ${withinReach(reach)} then i.id end as "issueId",
  case when ${withinReach(reach)} then i.number end as number, case when ${withinReach(reach)} then i.title end as title`;
