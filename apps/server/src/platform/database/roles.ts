import { createHmac } from 'node:crypto';
import pg from 'pg';
import { databaseProblems } from './database.problems.ts';

/** Our own roles in the database: the application behind the city wall, and the accounts beside it. Neither owns or bypasses anything. */
export const roles = { app: 'weicheng_app', accounts: 'weicheng_auth' } as const;
type Role = (typeof roles)[keyof typeof roles];

/** The password of a role of ours. An owner without one would give every installation the same: such an address is refused. */
export function passwordOf(role: Role, ownerUrl: string): string {
  const own = new URL(ownerUrl).password;
  if (!own) throw databaseProblems.noPassword();
  return createHmac('sha256', own).update(role).digest('base64url');
}

/**
 * The owner's address with a role of ours in the owner's place. The password is derived from the owner's, so that several
 * servers on one database agree without another secret to keep.
 */
export function urlAs(role: Role, ownerUrl: string): string {
  const url = new URL(ownerUrl);
  url.username = role;
  url.password = passwordOf(role, ownerUrl);
  return url.href;
}

/** Creates our roles where they are missing, or gives them the expected password; one server at a time. */
export async function prepareRoles(owner: pg.Pool, ownerUrl: string): Promise<void> {
  const client = await owner.connect();
  try {
    await client.query('select pg_advisory_lock(7239001)');
    for (const role of Object.values(roles)) await prepare(client, role, ownerUrl);
  } finally {
    await client.query('select pg_advisory_unlock(7239001)').catch(() => {});
    client.release();
  }
}

async function prepare(client: pg.PoolClient, role: Role, ownerUrl: string): Promise<void> {
  const { rows } = await client.query<{ fits: boolean }>(
    'select not rolsuper and not rolbypassrls and rolcanlogin as fits from pg_roles where rolname = $1',
    [role],
  );
  const attributes = `login noinherit nosuperuser nocreatedb nocreaterole nobypassrls password '${passwordOf(role, ownerUrl)}'`;
  if (!rows[0]) await client.query(`create role ${role} ${attributes}`).catch(ignoreDuplicate);
  else if (!rows[0].fits || !(await canSignIn(urlAs(role, ownerUrl)))) await client.query(`alter role ${role} ${attributes}`);
}

function ignoreDuplicate(error: { code?: string }): void {
  if (error.code !== '42710' && error.code !== '23505') throw error;
}

async function canSignIn(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch (error) {
    return (error as { code?: string }).code !== '28P01'; // only a wrong password asks for a new one
  } finally {
    await client.end().catch(() => {});
  }
}
