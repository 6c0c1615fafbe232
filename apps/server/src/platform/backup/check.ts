import { buffer } from 'node:stream/consumers';
import { fingerprint, readArchive } from './archive.ts';
import { Manifest } from './manifest.ts';
import { backupProblems } from './problems.ts';

/** Reads a whole backup and holds every byte against its fingerprints. Answers with its manifest. @throws backup.damaged, .not-a-backup */
export async function checkBackup(file: string): Promise<Manifest> {
  const damaged = (where: string) => backupProblems.damaged({ file, where });
  const tables = new Map<string, ReturnType<typeof fingerprint> & { rows: number }>();
  const files = { count: 0, bytes: 0 };
  let manifest: Manifest | undefined;
  let first = true;
  for await (const entry of readArchive(file)) {
    if (first && !isOurs(entry.name)) throw backupProblems.notABackup({ file });
    first = false;
    if (manifest) throw damaged(`清单后面还有 ${entry.name}`);
    const [kind, name = ''] = entry.name.split('/');
    if (kind === 'tables') {
      const table = tables.get(name) ?? { ...fingerprint(), rows: 0 };
      tables.set(name, table);
      for await (const chunk of entry.body) {
        table.see(chunk);
        // COPY writes a line break inside a value as \n, so every bare one ends a row
        for (let at = chunk.indexOf(0x0a); at >= 0; at = chunk.indexOf(0x0a, at + 1)) table.rows += 1;
      }
    } else if (kind === 'files') {
      const content = fingerprint();
      for await (const chunk of entry.body) content.see(chunk);
      const { bytes, sha256 } = content.end();
      if (sha256 !== name) throw damaged(`文件 ${name}`);
      files.count += 1;
      files.bytes += bytes;
    } else if (kind === 'manifest') manifest = await readManifest(entry.body, name, file);
    else for await (const _chunk of entry.body);
  }
  if (first) throw backupProblems.notABackup({ file });
  if (!manifest) throw damaged('没有写完');
  for (const { name, rows, bytes, sha256 } of manifest.tables) {
    const table = tables.get(name);
    const found = table?.end() ?? fingerprint().end();
    if (found.sha256 !== sha256 || found.bytes !== bytes || (table?.rows ?? 0) !== rows) throw damaged(`表 ${name}`);
    tables.delete(name);
  }
  for (const name of tables.keys()) throw damaged(`清单里没有的表 ${name}`);
  if (files.count !== manifest.files.count || files.bytes !== manifest.files.bytes) throw damaged('文件个数或大小与清单不符');
  return manifest;
}

const isOurs = (name: string) => /^(tables\/|files\/|secret$|manifest\/)/.test(name);

async function readManifest(body: AsyncIterable<Uint8Array>, sha256: string, file: string): Promise<Manifest> {
  const bytes = await buffer(body);
  const own = fingerprint();
  own.see(bytes);
  if (own.end().sha256 !== sha256) throw backupProblems.damaged({ file, where: '清单被改过' });
  return Manifest.parse(JSON.parse(bytes.toString('utf8')));
}
