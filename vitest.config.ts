import { defineConfig } from 'vitest/config';

/** The parts of the test run, by what they need: nothing; the sources; a real database; a real browser. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'domain',
          include: ['packages/*/src/**/*.test.ts', 'apps/web/src/**/*.test.ts', 'samples/src/**/*.test.ts', 'standards/*.test.ts'],
          testTimeout: 30_000,
        },
      },
      { test: { name: 'walls', include: ['tests/walls/**/*.test.ts'], testTimeout: 30_000 } },
      {
        test: {
          name: 'server',
          include: ['apps/server/src/**/*.test.ts', 'apps/cli/src/**/*.test.ts'],
          globalSetup: ['apps/server/src/testing/database.setup.ts'],
          pool: 'forks',
          maxWorkers: 2,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          globalSetup: ['tests/journeys/place.setup.ts'],
          pool: 'forks',
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
