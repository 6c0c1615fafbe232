import { readFileSync, writeFileSync } from 'node:fs';
import { at } from './house.mjs';

/**
 * A registry that mirrors only some platforms leaves their optional packages out of package-lock.json, and `npm ci` then
 * refuses the lock everywhere, with "Missing: … from lock file". These entries can be written without having the packages.
 */
const file = at('package-lock.json');
const systems = { android: 'android', darwin: 'darwin', win32: 'win32', windows: 'win32', freebsd: 'freebsd', openbsd: 'openbsd' };
const others = { netbsd: 'netbsd', openharmony: 'openharmony', sunos: 'sunos', aix: 'aix', wasm32: 'none', wasi: 'none', linux: 'linux' };
const cpus = /arm64|x64|ia32|ppc64|s390x|riscv64|loong64|mips64el|arm(?=-|$)/;

const parentOf = (path) => (path.includes('/node_modules/') ? path.slice(0, path.lastIndexOf('/node_modules/')) : '');

/** Where npm would find a dependency from a package: its own node_modules, then outwards. */
const resolve = (packages, from, name) => {
  for (let folder = from; ; folder = parentOf(folder)) {
    const path = `${folder ? `${folder}/` : ''}node_modules/${name}`;
    if (packages[path]) return packages[path];
    if (!folder) return undefined;
  }
};

/** The entry of a platform package, told from its name. */
const entryOf = (name, version, dev) => {
  const system = Object.entries({ ...systems, ...others }).find(([word]) => name.includes(word))?.[1] ?? 'none';
  const libc = system !== 'linux' ? undefined : name.includes('musl') ? ['musl'] : ['glibc'];
  return {
    version: version.replace(/^[~^]/, ''),
    optional: true,
    ...(dev ? { dev } : {}),
    os: [system],
    cpu: [cpus.exec(name)?.[0] ?? 'none'],
    ...(libc ? { libc } : {}),
  };
};

/** Adds what the lock lacks; the paths of what was added. */
const complete = (lock) => {
  const added = [];
  for (const [path, { optionalDependencies = {}, dev }] of Object.entries(lock.packages))
    for (const [name, range] of Object.entries(optionalDependencies)) {
      const found = resolve(lock.packages, path, name);
      if (found && (!/^\d/.test(range) || found.version === range)) continue;
      // beside its own package when another version stands where all would find it
      const place = `${found ? `${path}/` : ''}node_modules/${name}`;
      lock.packages[place] = entryOf(name, range, dev);
      added.push(place);
    }
  return added;
};

const read = () => JSON.parse(readFileSync(file, 'utf8'));

/** The paths of the entries package-lock.json lacks. */
export const missingFromLock = () => complete(read());

/** Writes the missing entries; how many. */
export const completeLock = () => {
  const lock = read();
  const added = complete(lock);
  const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`);
  return added.length;
};
