import type { PersonId } from '@weicheng/domain/organization';
import { sql } from 'kysely';
import type { Desk } from '../rows.store.ts';

/** Which of these people have an account that is open. */
export async function signingIn({ db }: Desk, people: readonly PersonId[]): Promise<ReadonlySet<PersonId>> {
  const { rows } = await sql<{ id: PersonId }>`select person_id as id from account_names(${[...people]}::uuid[])`.execute(db);
  return new Set(rows.map((r) => r.id));
}
