import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { breachesOf, walls } from './walls.ts';

const root = join(import.meta.dirname, '../..');
const tree = new Map(
  globSync(
    ['packages/*/src/**/*.ts', 'apps/*/src/**/*.{ts,tsx}', 'bench/**/*.ts', 'tests/**/*.ts', 'samples/**/*.ts', 'standards/**/*.ts'],
    { cwd: root },
  ).map((path) => [path.split(sep).join('/'), readFileSync(join(root, path), 'utf8')]),
);

/** For each wall a small house that leans on it; the wall must be heard to creak. */
const leaning: { [wall: string]: { [path: string]: string } } = {
  'story order': {
    'packages/domain/src/organization/index.ts': "import { Task } from '../plan/index.ts';",
    'packages/domain/src/plan/index.ts': 'export const Task = 1;',
  },
  'pure domain': { 'packages/domain/src/plan/index.ts': "import { readFile } from 'node:fs/promises';" },
  'documents know only domain': {
    'packages/documents/src/plan/index.ts': "import { connect } from '@weicheng/server/main';",
    'apps/server/src/main.ts': '',
  },
  'web never imports server': { 'apps/web/src/main.ts': "import '@weicheng/server/main';", 'apps/server/src/main.ts': '' },
  'doors are strangers': { 'apps/web/src/office/main.ts': "import '../field/main.ts';", 'apps/web/src/field/main.ts': '' },
  'shared knows no door': { 'apps/web/src/shared/main.ts': "import '../office/main.ts';", 'apps/web/src/office/main.ts': '' },
  'platform knows no feature': {
    'apps/server/src/platform/main.ts': "import '#features/organization';",
    'apps/server/src/features/organization/index.ts': '',
  },
  'features are entered by index.ts': {
    'apps/server/src/features/standard/main.ts': "import '../organization/unit.service.ts';",
    'apps/server/src/features/organization/unit.service.ts': '',
  },
  'SQL lives in stores': { 'apps/server/src/features/plan/main.ts': "export const all = (db: Db) => db.selectFrom('task').execute();" },
  'routes import no store': {
    'apps/server/src/features/plan/task.routes.ts': "import './task.store.ts'; import './main.ts';",
    'apps/server/src/features/plan/task.store.ts': '',
    'apps/server/src/features/plan/main.ts': "import './task.routes.ts';",
  },
  'production imports no test helper': {
    'apps/server/src/main.ts': "import './testing/office.ts';",
    'apps/server/src/testing/office.ts': '',
  },
  'files of strangers are read in a thread': {
    'apps/server/src/features/plan/main.ts': "import { readSheets } from '@weicheng/documents/sheet';",
  },
  'no cycles': {
    'apps/server/src/a.ts': "import './b.ts';",
    'apps/server/src/b.ts': "export * from './a.ts';",
  },
  'no orphans': { 'apps/server/src/forgotten.ts': 'export const nobody = 1;' },
  'a file has at most 300 lines': { 'apps/server/src/main.ts': 'export {};\n'.repeat(302) },
  'a folder has at most 25 files': Object.fromEntries(Array.from({ length: 26 }, (_, i) => [`apps/server/src/x/${i}.test.ts`, ''])),
};

describe('walls', () => {
  it('read the whole house', () => expect(tree.size).toBeGreaterThan(100));
  it('stand', () => expect(breachesOf(tree)).toEqual([]));
  it.each(walls.map((w) => w.name))('creak when leaned on: %s', (name) => {
    const heard = breachesOf(new Map(Object.entries(leaning[name] ?? {}))).map((b) => b.wall);
    expect(heard).toContain(name);
  });
});
