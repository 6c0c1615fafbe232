import { type Import, importsOf, type Tree } from './imports.ts';

/** The story is the dependency rule: a chapter imports only from chapters to its left. */
const story = [
  'kernel',
  'platform',
  'organization',
  'standard',
  'plan',
  'rectification',
  'fieldwork',
  'outreach',
  'citizen',
  'archive',
  'appraisal',
  'review',
  'contents',
] as const;

export interface Wall {
  name: string;
  /** Why the wall stands; printed with every breach. */
  because: string;
  breaches(tree: Tree, imports: readonly Import[]): string[];
}

const edge = (i: Import) => `${i.from} → ${i.to}`;
const forbid = (name: string, because: string, wrong: (i: Import) => boolean): Wall => ({
  name,
  because,
  breaches: (_tree, imports) => imports.filter(wrong).map(edge),
});

const isTest = (path: string) => /\.test\.tsx?$|\/testing\/|^tests\/|^bench\/|^packages\/testing\//.test(path);
const under = (folder: string) => (path: string) => path.startsWith(`${folder}/`);
const domain = under('packages/domain/src');
const web = under('apps/web/src');
const platform = under('apps/server/src/platform');
const documents = under('packages/documents/src');
const door = (path: string) => /^apps\/web\/src\/(office|field|portal)\//.exec(path)?.[1];
const chapter = (path: string) => {
  const name =
    /^packages\/(?:domain|documents)\/src\/([^/]+)\/|^apps\/server\/src\/features\/([^/]+)\/|^apps\/web\/src\/(?:office|field|portal)\/([^/]+)\//
      .exec(path)
      ?.slice(1)
      .find(Boolean);
  const place = story.indexOf(name as (typeof story)[number]);
  return place < 0 ? undefined : { name, place };
};

/** Files that are started and not imported. */
const entry = (path: string) =>
  isTest(path) ||
  /\/(main|worker)\.tsx?$|vite\.config\.ts$|vitest\.config\.ts$|^packages\/[^/]+\/src\/([^/]+\/)?index\.ts$|\.d\.ts$|^scripts\/|^(?:samples|standards)\//.test(
    path,
  );

function cycles(imports: readonly Import[]): string[] {
  const next = Map.groupBy(
    imports.filter((i) => !i.outside),
    (i) => i.from,
  );
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (file: string, path: string[]) => {
    if (path.includes(file)) {
      found.push([...path.slice(path.indexOf(file)), file].join(' → '));
      return;
    }
    if (done.has(file)) return;
    for (const { to } of next.get(file) ?? []) walk(to, [...path, file]);
    done.add(file);
  };
  for (const file of next.keys()) walk(file, []);
  return found;
}

export const walls: readonly Wall[] = [
  forbid('story order', '一章只引用它前面的章；反过来要传的，用记事。', (i) => {
    const [a, b] = [chapter(i.from), chapter(i.to)];
    const leafing = b?.name === 'contents' && !domain(i.from); // the table of contents is for readers: the applications may leaf through it
    return a !== undefined && b !== undefined && !i.outside && a.place < b.place && !leafing;
  }),
  forbid(
    'pure domain',
    '领域只引用 zod 和自己：没有输入输出、没有时钟、没有随机。',
    (i) => domain(i.from) && !isTest(i.from) && !(i.outside ? i.to === 'zod' : domain(i.to)),
  ),
  forbid(
    'documents know only domain',
    '公文只认识领域：数据进，文件出。',
    (i) => documents(i.from) && !isTest(i.from) && !i.outside && !documents(i.to) && !domain(i.to),
  ),
  forbid('web never imports server', '页面只通过接口认识服务器。', (i) => web(i.from) && !i.outside && !web(i.to) && !domain(i.to)),
  forbid('doors are strangers', '办公台、现场、群众门户互不相识，共用的放 shared。', (i) => {
    const [a, b] = [door(i.from), door(i.to)];
    return a !== undefined && b !== undefined && a !== b;
  }),
  forbid('shared knows no door', 'shared 不认识任何一个门面和章节。', (i) => {
    if (!under('apps/web/src/shared')(i.from) || i.outside) return false;
    const place = chapter(i.to)?.place ?? 0;
    return door(i.to) !== undefined || (place > story.indexOf('platform') && !isTest(i.from));
  }),
  forbid('platform knows no feature', '平台里没有章节的名字。', (i) => {
    if (!platform(i.from) || i.outside || isTest(i.from)) return false;
    return under('apps/server/src/features')(i.to) || (domain(i.to) && (chapter(i.to)?.place ?? 0) > story.indexOf('platform'));
  }),
  forbid('features are entered by index.ts', '进一章只走它的 index.ts。', (i) => {
    const from = /^apps\/server\/src\/features\/([^/]+)\//.exec(i.from)?.[1];
    const to = /^apps\/server\/src\/features\/([^/]+)\/(.+)$/.exec(i.to);
    return to !== null && from !== to[1] && to[2] !== 'index.ts' && !isTest(i.from);
  }),
  {
    name: 'SQL lives in stores',
    because: '章节里的 SQL 只写在 .store.ts。',
    breaches: (tree) =>
      [...tree]
        .filter(([path]) => path.startsWith('apps/server/src/features/') && !/\.store\.ts$/.test(path) && !isTest(path))
        .filter(([, source]) =>
          /\bsql(?:\.\w+)?`|\bsql\.raw\(|\.(?:selectFrom|insertInto|updateTable|deleteFrom|mergeInto)\(|\.query\(/.test(source),
        )
        .map(([path]) => path),
  },
  forbid('routes import no store', '路由只接动词到服务，不碰 SQL。', (i) => /\.routes\.ts$/.test(i.from) && /\.store\.ts$/.test(i.to)),
  forbid('production imports no test helper', '上线的代码不引用测试用的东西。', (i) => !isTest(i.from) && !i.outside && isTest(i.to)),
  {
    name: 'files of strangers are read in a thread',
    because: '外来的文件在另一条线程里读：读法只列在 features/work.ts。',
    breaches: (tree) =>
      [...tree]
        .filter(([path]) => path.startsWith('apps/server/src/') && path !== 'apps/server/src/features/work.ts' && !isTest(path))
        .filter(([, source]) => /import \{[^}]*\bread(?:Sheets|Text)\b[^}]*\} from '@weicheng\/documents/.test(source))
        .map(([path]) => path),
  },
  { name: 'no cycles', because: '两个文件不互相引用。', breaches: (_tree, imports) => cycles(imports) },
  {
    name: 'no orphans',
    because: '没人引用的文件删掉。',
    breaches: (tree, imports) => {
      const known = new Set(imports.map((i) => i.to));
      return [...tree.keys()].filter((path) => !known.has(path) && !entry(path));
    },
  },
  {
    name: 'a file has at most 300 lines',
    because: '超过 300 行，按名词拆开。',
    breaches: (tree) =>
      [...tree].filter(([path, s]) => s.split('\n').length > 301 && !/database\/tables\.ts$/.test(path)).map(([path]) => path),
  },
  {
    name: 'a folder has at most 25 files',
    because: '超过 25 个文件，按名词分文件夹。',
    breaches: (tree) =>
      [...Map.groupBy(tree.keys(), (path) => path.replace(/\/[^/]+$/, ''))]
        .filter(([, files]) => files.length > 25)
        .map(([folder]) => folder),
  },
];

/** Every breach of every wall, each with the wall's sentence. */
export function breachesOf(tree: Tree): { wall: string; breach: string; because: string }[] {
  const imports = importsOf(tree);
  return walls.flatMap((wall) => wall.breaches(tree, imports).map((breach) => ({ wall: wall.name, breach, because: wall.because })));
}
