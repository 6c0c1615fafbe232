import { Problem } from '@weicheng/domain/kernel';
import { fileContract } from '@weicheng/domain/platform';
import { upload } from '../../../shared/bytes.ts';
import { sha256 } from '../../../shared/sha256.ts';

/** 能读的文件, by the end of their names. */
export const readable = ['.docx', '.doc', '.pdf', '.txt', '.xlsx', '.html', '.htm'] as const;
const largest = 50 * 1024 * 1024;

/** What can be seen without opening the file: a sentence, or null. */
export function refusalOf({ name, size }: Pick<File, 'name' | 'size'>): Problem | null {
  const lower = name.toLowerCase();
  if (/\.(wps|et|dps)$/.test(lower)) return new Problem('plan.wps', 415, `“${name}”是 WPS 格式，在 WPS 里另存为 .docx 或 .xlsx 再导入。`);
  if (/\.xls$/.test(lower)) return new Problem('plan.old-sheet', 415, `“${name}”是旧格式 .xls，在 Excel 里另存为 .xlsx 再导入。`);
  if (/\.(jpe?g|png|bmp|tiff?)$/.test(lower))
    return new Problem('plan.picture', 415, `“${name}”是图片，读不出文字。找电子版，或把文字识别出来粘贴到下面。`);
  if (!readable.some((end) => lower.endsWith(end)))
    return new Problem('plan.unknown-format', 415, `“${name}”不是能读的格式。能读 .docx、.doc、.pdf、.txt、.xlsx 和网页。`);
  if (size === 0) return new Problem('plan.empty', 422, `“${name}”是空的，换一个文件。`);
  return size > largest ? new Problem('plan.too-large', 413, `“${name}”超过 50 MB。去掉里面的图片再导入。`) : null;
}

/** Sends the file into the store, under its own fingerprint: the same file twice is kept once. */
export async function store(file: File, onShare: (share: number) => void): Promise<{ sha256: string; name: string }> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const sum = await sha256(bytes);
  await upload(fileContract.put, { sha256: sum }, new Blob([bytes]), onShare);
  return { sha256: sum, name: file.name };
}
