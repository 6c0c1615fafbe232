import { dirname, join, normalize } from 'node:path/posix';
import { parseSync } from 'oxc-parser';

/** The tree as text: path from the root → source. */
export type Tree = ReadonlyMap<string, string>;

/** One import: from a file to a file of the house, or to a package outside it. */
export interface Import {
  from: string;
  to: string;
  /** `to` is a package of npm or of Node, not a file of ours. */
  outside: boolean;
}

const workspaces: { [name: string]: string } = {
  '@weicheng/domain': 'packages/domain/src',
  '@weicheng/documents': 'packages/documents/src',
  '@weicheng/testing': 'packages/testing/src',
  '@weicheng/server': 'apps/server/src',
};

const packageOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/** The file a specifier means. Aliases are those of the package.json files: `#platform/x`, `#features/x`, `@weicheng/…/chapter`. */
function target(from: string, specifier: string, tree: Tree): Omit<Import, 'from'> {
  if (specifier.startsWith('.')) {
    const path = normalize(join(dirname(from), specifier.replace(/\?.*$/, '')));
    const found = [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`].find((p) => tree.has(p));
    return { to: found ?? path, outside: false };
  }
  const alias = /^#(platform|features)\/(.+)$/.exec(specifier);
  if (alias) return { to: `apps/server/src/${alias[1]}/${alias[2]}/index.ts`, outside: false };
  const folder = workspaces[packageOf(specifier)];
  if (!folder) return { to: specifier.startsWith('node:') ? specifier : packageOf(specifier), outside: true };
  const inside = specifier.slice(packageOf(specifier).length + 1);
  const options = [`${folder}/${inside}.ts`, `${folder}/${inside}/index.ts`, `${folder}/index.ts`];
  return { to: options.find((p) => tree.has(p)) ?? `${folder}/${inside || 'index.ts'}`, outside: false };
}

/** Every import and re-export of a tree, static and dynamic, types included: knowing a type is knowing. */
export function importsOf(tree: Tree): Import[] {
  return [...tree].flatMap(([from, source]) => {
    const { module } = parseSync(from, source);
    const said = [
      ...module.staticImports.map((i) => i.moduleRequest.value),
      ...module.staticExports.flatMap((e) => e.entries.flatMap((entry) => entry.moduleRequest?.value ?? [])),
      ...module.dynamicImports.map((i) => source.slice(i.moduleRequest.start + 1, i.moduleRequest.end - 1)),
    ];
    return [...new Set(said)].map((specifier) => ({ from, ...target(from, specifier, tree) }));
  });
}
