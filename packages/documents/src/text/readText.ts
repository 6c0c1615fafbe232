import { type Kind, kindOf } from './kind.ts';
import { noteOf, type ReadText } from './notes.ts';
import { decode, looksLikeHtml } from './plain.ts';
import { textProblems } from './text.problems.ts';

const mostBytes = 50 * 1024 * 1024;

/**
 * Reads the words of a document from a stranger's hand: .docx, .doc, .pdf, .xlsx, .txt, or a saved page. What it is, its bytes decide;
 * where the name says otherwise there is a note. Throws a Problem with the sentence for the clerk, never anything else.
 */
export async function readText(bytes: Uint8Array, name: string): Promise<ReadText> {
  if (bytes.length > mostBytes) throw textProblems.tooLarge({ megabytes: mostBytes / 1024 / 1024 });
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { kind, read } = await reader(buffer);
  if (!/[\p{L}\p{N}]/u.test(read.text)) throw textProblems.empty({});
  const said = /\.(docx?|pdf|xlsx?|html?|txt)$/i.exec(name)?.[1]?.toLowerCase();
  return said && !names[kind].includes(said) ? { ...read, notes: [noteOf('otherName'), ...read.notes] } : read;
}

const names: { [kind in Kind | 'html']: readonly string[] } = {
  docx: ['docx'],
  doc: ['doc'],
  pdf: ['pdf'],
  xlsx: ['xlsx'],
  html: ['html', 'htm'],
  plain: ['txt'],
};

/** Every reader is loaded when a file of its kind comes. */
async function reader(bytes: Buffer): Promise<{ kind: Kind | 'html'; read: ReadText }> {
  const kind = await kindOf(bytes);
  switch (kind) {
    case 'docx':
      return { kind, read: await (await import('./docx/docx.ts')).readDocx(bytes) };
    case 'doc':
      return { kind, read: (await import('./doc/doc.ts')).readDoc(bytes) };
    case 'pdf':
      return { kind, read: await (await import('./pdf/pdf.ts')).readPdf(bytes) };
    case 'xlsx':
      return { kind, read: await (await import('./workbook.ts')).readWorkbook(bytes) };
    case 'plain': {
      const { text, notes } = decode(bytes);
      if (looksLikeHtml(text)) return { kind: 'html', read: (await import('./html.ts')).readHtml(text, notes) };
      return { kind, read: { text, tables: [], notes } };
    }
  }
}
