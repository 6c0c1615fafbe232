import { problem } from '../../kernel/index.ts';

/** Refusals about an edition on its way in. */
export const editionImportRefusals = {
  notJson: problem('editionImport.not-json', 422, () => '这个文件不是完整的 JSON，没有收下。核对文件再导入。'),
  notStandard: problem<{ errors: string[] }>('editionImport.not-standard', 422, ({ errors }) =>
    errors.length === 1
      ? `这个文件没有收下：${errors[0]}。`
      : `这个文件有 ${errors.length} 处不对，没有收下。改好再导入。第一处：${errors[0]}。`,
  ),
  notEdition: problem<{ kind: string }>(
    'editionImport.not-edition',
    422,
    ({ kind }) => `这个文件是${kind}，不是一版标准，没有收下。工作日历在“工作日历”里导入，词条在“词典与日历”里加。`,
  ),
  noOutline: problem(
    'editionImport.no-outline',
    422,
    () => '没有读出方面和条款，没有收下。核对是不是标准的正文，编号是不是“一、”“（一）”“1.”这样的；也可以用 JSON 文件导入。',
  ),
  tooMany: problem<{ count: number; most: number }>(
    'editionImport.too-many',
    422,
    ({ count, most }) => `读出 ${count} 条条款，一版标准最多 ${most} 条，没有收下。核对文件是不是标准的正文。`,
  ),
  shippedKey: problem<{ key: string }>(
    'editionImport.shipped-key',
    409,
    ({ key }) => `${key} 是产品自带的一版，不能盖掉。给文件里的这一版另起一个键（key）再导入。`,
  ),
  keyTaken: problem<{ key: string }>(
    'editionImport.key-taken',
    409,
    ({ key }) => `${key} 已经收为本市的一版，不再改。改过的另起一个键（key）再导入，和它对照着换。`,
  ),
  draftThere: problem<{ title: string; edition: string }>(
    'editionImport.draft-there',
    409,
    ({ title }) => `《${title}》已经有一份草稿在核对。接着核对那一份，或者作废它再导入。`,
  ),
  unsound: problem<{ count: number; first: string }>('editionImport.unsound', 422, ({ count, first }) =>
    count === 1 ? `还有一处不对：${first}。改好再收下。` : `还有 ${count} 处不对，改好再收下。第一处：${first}。`,
  ),
  successorsOpen: problem<{ count: number }>(
    'editionImport.successors-open',
    409,
    ({ count }) => `现行条款还有 ${count} 条没有定在新版的去向，在“新旧接续”里定。`,
  ),
  fatesOpen: problem<{ count: number }>(
    'editionImport.fates-open',
    409,
    ({ count }) => `现行指标还有 ${count} 项没有定去留，在“指标去留”里定：沿用、改目标值还是不再有。`,
  ),
  notDraft: problem<{ title: string }>(
    'editionImport.not-draft',
    409,
    ({ title }) => `《${title}》已经收下或作废，不能再改。要改的，重新导入一份。`,
  ),
  notAdopted: problem<{ title: string }>(
    'editionImport.not-adopted',
    409,
    ({ title }) => `《${title}》还是草稿，不能换用。核对完，收为本市的一版，再换用。`,
  ),
  otherDraft: problem('editionImport.other-draft', 422, () => '存的不是这一份草稿：键或对照的那一版变了，没有存。刷新后再改。'),
};
