import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../../tests/server.ts';
import type { Report } from '../report.ts';

type Manifest = { [source: string]: { file: string; isEntry?: boolean; imports?: string[] } };

/** 办公台外壳：the JavaScript a browser loads before a page opens, gzipped. */
export default async function shell(report: Report): Promise<void> {
  const dist = join(root, 'apps/web/dist');
  const manifest: Manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));
  const wanted = new Set<string>();
  const want = (key: string) => {
    if (wanted.has(key)) return;
    wanted.add(key);
    for (const next of manifest[key]?.imports ?? []) want(next);
  };
  for (const [key, { isEntry }] of Object.entries(manifest)) if (isEntry) want(key);
  const bytes = [...wanted].map((key) => gzipSync(readFileSync(join(dist, manifest[key]?.file ?? ''))).length);
  report({
    name: 'shell.javascript',
    value: Math.round(bytes.reduce((a, b) => a + b, 0) / 102.4) / 10,
    unit: 'KB gzip',
    limit: { atMost: 350 },
  });
}
