import type { PersonId } from '@weicheng/domain/organization';
import { sql } from 'kysely';
import type { Desk } from '../rows.store.ts';

/** Whether somebody's account has a password that only he knows; null where he has none. */
export async function hasOwnPassword({ db }: Desk, person: PersonId): Promise<boolean | null> {
  const { rows } = await sql<{ own: boolean | null }>`select has_own_password(${person}::uuid) as own`.execute(db);
  return rows[0]?.own ?? null;
}

/** Which of these people have an account that is open. */
export async function signingIn({ db }: Desk, people: readonly PersonId[]): Promise<ReadonlySet<PersonId>> {
  const { rows } = await sql<{ id: PersonId }>`select person_id as id from account_names(${[...people]}::uuid[])`.execute(db);
  return new Set(rows.map((r) => r.id));
}
