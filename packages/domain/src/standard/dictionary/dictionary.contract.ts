import { z } from 'zod';
import { line, verb } from '../../kernel/index.ts';
import { Can } from '../../organization/index.ts';
import { StandardKey } from '../edition/edition.schema.ts';
import { CityDictionary, EntryName, EntryNote } from './cityDictionary.schema.ts';

const at = { dictionary: StandardKey };
const entry = { ...at, key: StandardKey };
const wish = { name: EntryName, note: EntryNote.default(''), within: StandardKey.nullable().default(null) };
const DictionaryView = z.object({ dictionary: CityDictionary, can: Can });

const editing = <S extends z.ZodRawShape>(verbName: string, path: string, summary: string, input: z.ZodObject<S>) =>
  verb({
    name: `dictionary.${verbName}`,
    method: 'POST',
    path: `/api/dictionaries/${path}`,
    may: 'standard.edit',
    summary,
    input,
    output: DictionaryView,
  });

export const dictionaryContract = {
  list: verb({
    name: 'dictionary.list',
    method: 'GET',
    path: '/api/dictionaries',
    may: 'standard.read',
    summary: '查词典',
    input: z.strictObject({}),
    output: z.object({ rows: z.array(CityDictionary), can: Can }),
  }),
  read: verb({
    name: 'dictionary.read',
    method: 'GET',
    path: '/api/dictionaries/:dictionary',
    may: 'standard.read',
    summary: '查一本词典',
    input: z.strictObject(at),
    output: DictionaryView,
  }),
  add: editing('add', ':dictionary/add', '加词条', z.strictObject({ ...at, ...wish })),
  change: editing('change', ':dictionary/change', '改词条', z.strictObject({ ...entry, ...wish })),
  retire: editing('retire', ':dictionary/retire', '停用词条', z.strictObject(entry)),
  restore: editing('restore', ':dictionary/restore', '恢复词条', z.strictObject(entry)),
  choose: editing(
    'choose',
    ':dictionary/choose',
    '选定说法',
    z.strictObject({
      ...at,
      revision: z.int(),
      owner: line('由谁定', 40),
      /** A reading that ships, or the entries of the city's own. */
      variant: z.string().nullable(),
      entries: z.array(StandardKey).max(200).nullable(),
    }),
  ),
  reset: editing('reset', ':dictionary/reset', '恢复自带的词典', z.strictObject({ ...at, revision: z.int() })),
};
