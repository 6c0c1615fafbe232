import { z } from 'zod';
import { line, verb } from '../../kernel/index.ts';
import { Can } from '../../organization/index.ts';
import { Edition, StandardKey } from '../edition/edition.schema.ts';
import { EditionDraft } from './editionImport.schema.ts';

const which = { edition: StandardKey, version: z.coerce.number<number>().int().min(1) };
const held = { edition: StandardKey, version: z.int().min(1), revision: z.int() };
const Row = z.object({ edition: StandardKey, version: z.int(), title: z.string() });

export const editionImportContract = {
  /** The body is the file: JSON as `weicheng standard check` wants it, or the text of a standard (.docx .doc .pdf .txt, pasted text as .txt). */
  start: verb({
    name: 'editionImport.start',
    method: 'POST',
    path: '/api/edition-imports/start',
    may: 'standard.edit',
    summary: '导入标准',
    input: z.strictObject({ fileName: line('文件名', 120) }),
    output: Row,
    consumes: 'application/octet-stream',
  }),
  read: verb({
    name: 'editionImport.read',
    method: 'GET',
    path: '/api/edition-imports/:edition/:version',
    may: 'standard.edit',
    summary: '查导入的草稿',
    input: z.strictObject(which),
    output: z.object({
      draft: EditionDraft,
      revision: z.int(),
      state: z.enum(['draft', 'adopted', 'discarded']),
      fileName: z.string(),
      changedAt: z.string(),
      changedBy: z.string(),
      /** The paragraphs of the document, in which `draft.marks` count; empty for a JSON file. */
      paragraphs: z.array(z.string()),
      /** The edition the draft is held against. */
      base: Edition,
      can: Can,
    }),
  }),
  /** Saves the whole draft over the one of this revision; refused where somebody was quicker. */
  save: verb({
    name: 'editionImport.save',
    method: 'POST',
    path: '/api/edition-imports/save',
    may: 'standard.edit',
    summary: '改导入的草稿',
    input: z.strictObject({ ...held, draft: EditionDraft }),
    output: z.object({ revision: z.int(), changedAt: z.string() }),
    bodyBytes: 4 * 2 ** 20,
  }),
  adopt: verb({
    name: 'editionImport.adopt',
    method: 'POST',
    path: '/api/edition-imports/adopt',
    may: 'standard.edit',
    summary: '收为本市的一版',
    input: z.strictObject(held),
    output: Row,
  }),
  discard: verb({
    name: 'editionImport.discard',
    method: 'POST',
    path: '/api/edition-imports/discard',
    may: 'standard.edit',
    summary: '作废导入的草稿',
    input: z.strictObject(held),
    output: Row,
  }),
};
