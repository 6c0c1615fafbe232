import { rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { startServer } from '../server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A data folder with the sample city in it; every place begins with a copy of its own. */
    seededFolder?: string;
  }
}

/** Fills one data folder as a first `npm start` does, so that each journey need not wait for it again. */
export default async function seedOnce({ provide }: TestProject): Promise<() => void> {
  const server = await startServer();
  await server.stop();
  provide('seededFolder', server.folder);
  return () => rmSync(server.folder, { recursive: true, force: true });
}
