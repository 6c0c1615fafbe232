import { z } from 'zod';
import { factKind } from '../../kernel/index.ts';

const entry = { dictionary: z.string(), dictionaryName: z.string(), key: z.string(), name: z.string() };

/** What is recorded about dictionaries; keys stand in the data. */
export const dictionaryFacts = {
  added: factKind({
    kind: 'dictionary.added',
    says: '加词条',
    data: z.object(entry),
    line: (d) => `“${d.dictionaryName}”加词条“${d.name}”`,
  }),
  changed: factKind({
    kind: 'dictionary.changed',
    says: '改词条',
    data: z.object({ ...entry, before: z.string() }),
    line: (d) => (d.before === d.name ? `“${d.dictionaryName}”改“${d.name}”的说明` : `“${d.dictionaryName}”的“${d.before}”改为“${d.name}”`),
  }),
  retired: factKind({
    kind: 'dictionary.retired',
    says: '停用词条',
    data: z.object(entry),
    line: (d) => `“${d.dictionaryName}”停用“${d.name}”`,
  }),
  restored: factKind({
    kind: 'dictionary.restored',
    says: '恢复词条',
    data: z.object(entry),
    line: (d) => `“${d.dictionaryName}”恢复“${d.name}”`,
  }),
  chosen: factKind({
    kind: 'dictionary.chosen',
    says: '选定说法',
    data: z.object({
      dictionary: z.string(),
      dictionaryName: z.string(),
      owner: z.string(),
      variant: z.string().nullable(),
      names: z.array(z.string()),
    }),
    line: (d) => `“${d.dictionaryName}”指${d.names.join('、')}，由${d.owner}定`,
  }),
  reset: factKind({
    kind: 'dictionary.reset',
    says: '恢复自带的词典',
    data: z.object({ dictionary: z.string(), dictionaryName: z.string() }),
    line: (d) => `“${d.dictionaryName}”恢复为产品自带的`,
  }),
};
