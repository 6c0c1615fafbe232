import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkStandardFile, standardFileJsonSchema } from '@weicheng/domain/standard';
import { describe, expect, it } from 'vitest';
import { library } from './library.ts';

const here = import.meta.dirname;
const files = globSync('*/*.json', { cwd: here }).sort();

describe('standards/ 里的每个文件', () => {
  it('is there', () => expect(files.length).toBeGreaterThan(16));

  it.each(files)('%s is sound and names its schema', (file) => {
    const content = JSON.parse(readFileSync(join(here, file), 'utf8'));
    expect(content.$schema).toBe('../standard.schema.json');
    expect(checkStandardFile(content, library).problems).toEqual([]);
  });

  it('can be opened by its key where it is a dictionary', () => {
    for (const file of files.filter((file) => file.startsWith('dictionaries/'))) {
      const { key } = JSON.parse(readFileSync(join(here, file), 'utf8'));
      expect(library.dictionaryOf(key)?.key).toBe(key);
    }
  });

  it('has the JSON Schema of the shapes beside it (update it with vitest -u)', async () => {
    await expect(`${JSON.stringify(standardFileJsonSchema(), null, 1)}\n`).toMatchFileSnapshot('standard.schema.json');
  });
});
