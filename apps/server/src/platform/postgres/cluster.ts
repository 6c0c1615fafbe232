import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { type Account, accountFor, isRoot, nameOf, reaches } from './account.ts';
import { type Binaries, binariesFor, program } from './binaries.ts';
import { postgresProblems, problemOf } from './problems.ts';

/** Programs of the database get no variable of ours: a PGDATA or PGPORT from outside would bend them. */
export const quietEnv = { PATH: process.env.PATH, SystemRoot: process.env.SystemRoot, LC_ALL: 'C', TZ: 'UTC' };

/** Where root keeps what an unprivileged account must reach. */
export const rootShelf = '/var/lib/weicheng';

/** The cluster (数据库文件) of a data folder: its real path, who runs it with which programs, and the superuser's password. */
export type Cluster = { path: string; account: Account; binaries: Binaries; password: string };

const pathOf = (folder: string): string => {
  const place = join(folder, 'postgres');
  return existsSync(place) ? realpathSync(place) : join(realpathSync(folder), 'postgres');
};

const giveTo = ({ uid, gid }: Account, path: string): void => {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
};

/** Lets the account, and no one else, walk through a data folder that is closed to all but root; what lies in it stays as it is. */
const letThrough = ({ gid }: Account, folder: string): void => {
  const { uid, mode } = statSync(folder);
  if (gid === undefined || uid !== 0 || (mode & 0o077) !== 0) return;
  chownSync(folder, 0, gid);
  chmodSync(folder, (mode & 0o777) | 0o010);
};

/**
 * Where a new cluster goes: into the data folder; or, when that lies in a home only root enters,
 * under /var/lib with a link in the data folder. Without a home for it, PostgreSQL could not run as root at all.
 */
const homeFor = (account: Account, folder: string, path: string): string => {
  letThrough(account, folder);
  if (reaches(account, folder)) return path;
  const home = join(rootShelf, `data-${randomBytes(4).toString('hex')}`);
  mkdirSync(home, { recursive: true });
  for (const open of [rootShelf, home]) chmodSync(open, 0o755);
  return join(home, 'postgres');
};

/** The superuser's password: random, beside the data, for the eyes of whoever starts the server. */
const secretOf = (folder: string): { password: string; lost: boolean } => {
  const file = join(folder, 'postgres.secret');
  const lost = !existsSync(file) || readFileSync(file, 'utf8').trim() === '';
  if (lost) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return { password: readFileSync(file, 'utf8').trim(), lost };
};

/** initdb into a folder beside, then rename: a start killed half-way leaves nothing that looks like a database. */
const initialize = ({ path, password, account, binaries }: Cluster): void => {
  const half = `${path}.new`;
  const passwordFile = `${path}.password`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  for (const made of [half, passwordFile]) giveTo(account, made);
  const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  const locale = [`--locale=${process.platform === 'linux' ? 'C.UTF-8' : 'C'}`, '--locale-provider=icu', '--icu-locale=und'];
  const made = spawnSync(program(binaries, 'initdb'), ['-D', half, ...access, '--encoding=UTF8', ...locale, '--data-checksums'], {
    ...account,
    env: quietEnv,
    cwd: half,
    encoding: 'utf8',
  });
  rmSync(passwordFile, { force: true });
  if (made.status !== 0) {
    rmSync(half, { recursive: true, force: true });
    throw problemOf(made.error?.message ?? `${made.stdout}\n${made.stderr}`, dirname(path));
  }
  renameSync(half, path);
};

/** A cluster whose secret was lost gets the new password through the single-user door, which only its owner can open. */
const resetPassword = ({ path, password, account, binaries }: Cluster): void => {
  const asked = spawnSync(program(binaries, 'postgres'), ['--single', '-D', path, 'postgres'], {
    ...account,
    env: quietEnv,
    cwd: path,
    input: `ALTER ROLE postgres PASSWORD '${password}'\n`,
    encoding: 'utf8',
  });
  if (asked.status !== 0) throw problemOf(asked.stderr, dirname(path));
};

/** Refuses a cluster this program or this account cannot open; files that a copy by root left to root go back to the account. */
const inspect = (path: string, account: Account, binaries: Binaries): void => {
  const { uid } = statSync(path);
  if (process.getuid && !isRoot() && uid !== process.getuid())
    throw postgresProblems.folderOfAnother({ folder: path, account: nameOf(uid) });
  const version = join(path, 'PG_VERSION');
  if (!existsSync(version)) throw postgresProblems.notACluster({ folder: path });
  const was = readFileSync(version, 'utf8').trim();
  if (was !== binaries.major) throw postgresProblems.folderFromOtherVersion({ folder: path, was, now: binaries.major });
  if (isRoot() && uid === 0) spawnSync('chown', ['-R', `${account.uid}:${account.gid}`, path]);
  chmodSync(path, 0o700);
  letThrough(account, dirname(path));
  if (!reaches(account, path)) throw postgresProblems.folderUnreachable({ folder: path, account: nameOf(account.uid ?? uid) });
};

/**
 * Opens the cluster of a data folder, or makes it: `<folder>/postgres` with its password in `<folder>/postgres.secret`.
 * @param vacate frees an existing cluster from an earlier owner before anything touches it
 * @throws postgres.* problems
 */
export const openCluster = async (folder: string, vacate: (path: string) => Promise<void>): Promise<Cluster> => {
  mkdirSync(folder, { recursive: true });
  const path = pathOf(folder);
  const account = accountFor(path);
  const binaries = binariesFor(account, isRoot() ? rootShelf : folder);
  if (existsSync(path)) {
    inspect(path, account, binaries);
    await vacate(path);
    const { password, lost } = secretOf(folder);
    const cluster = { path, account, binaries, password };
    if (lost) resetPassword(cluster);
    return cluster;
  }
  const cluster = { path: homeFor(account, folder, path), account, binaries, password: secretOf(folder).password };
  initialize(cluster);
  if (cluster.path !== path) symlinkSync(cluster.path, path);
  return cluster;
};
