import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { postgresProblems } from './problems.ts';

/** The account (账号) postgres runs as: empty means "as ourselves"; PostgreSQL refuses root. */
export type Account = { uid?: number; gid?: number };

export const isRoot = (): boolean => process.getuid?.() === 0;

const numberOf = (flag: '-u' | '-g', name: string): number | undefined => {
  const asked = spawnSync('id', [flag, name], { encoding: 'utf8' });
  return asked.status === 0 ? Number(asked.stdout) : undefined;
};

/** The account's name for a sentence; its number where it has none. */
export const nameOf = (uid: number): string => spawnSync('id', ['-un', String(uid)], { encoding: 'utf8' }).stdout?.trim() || String(uid);

/**
 * Whom postgres runs as. The owner of an existing cluster stays its account, although a `postgres` account
 * may have been made since; a new cluster gets `postgres`, else `nobody`.
 * @throws postgres.no-account
 */
export const accountFor = (cluster: string): Account => {
  if (!isRoot()) return {};
  const found = statSync(cluster, { throwIfNoEntry: false });
  if (found && found.uid !== 0) return { uid: found.uid, gid: found.gid };
  for (const name of ['postgres', 'nobody']) {
    const uid = numberOf('-u', name);
    const gid = numberOf('-g', name);
    if (uid && gid) return { uid, gid };
  }
  throw postgresProblems.noAccount({});
};

/** Whether that account can walk to this path and execute or enter it. */
export const reaches = (account: Account, path: string): boolean =>
  account.uid === undefined || spawnSync('/bin/sh', ['-c', 'test -x "$0"', path], { ...account, cwd: '/' }).status === 0;
