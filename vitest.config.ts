import { defineConfig } from 'vitest/config';

/** The projects (测试分组): pure rules; walls of the house; verbs on a real database; stories in a real browser. */
const server = ['apps/server/src/**/*.test.ts', 'apps/cli/src/**/*.test.ts'];

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'domain', include: ['packages/*/src/**/*.test.ts'] } },
      { test: { name: 'walls', include: ['tests/walls/**/*.test.ts'] } },
      {
        test: {
          name: 'server',
          include: server,
          pool: 'forks',
          maxWorkers: 2,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
