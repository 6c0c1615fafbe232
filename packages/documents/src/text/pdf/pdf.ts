import { Problem } from '@weicheng/domain/kernel';
import { Notes, type ReadText } from '../notes.ts';
import { textProblems } from '../text.problems.ts';
import { TextBuilder } from '../textBuilder.ts';
import { meant } from './characters.ts';
import { withoutFurniture } from './furniture.ts';
import { type Line, linesOf, type Piece } from './lines.ts';
import { paragraphsOf } from './paragraphs.ts';
import { weigh } from './weigh.ts';

const mostPages = 3000;
const mostPieces = 2_000_000;
/** Longer than any plan takes; a file made to take for ever is let go. */
const mostSeconds = 60;

/** PDF with a text layer. Scripts in it are never run, nothing it points at is fetched. */
export async function readPdf(bytes: Buffer): Promise<ReadText> {
  weigh(bytes);
  const { getDocumentProxy } = await import('unpdf');
  const deadline = performance.now() + mostSeconds * 1000;
  let pdf: Awaited<ReturnType<typeof getDocumentProxy>> | undefined;
  try {
    // the reader takes the bytes for itself
    pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0, useSystemFonts: false, disableFontFace: true, enableXfa: false });
    return await read(pdf, deadline);
  } catch (error) {
    if (error instanceof Problem) throw error;
    if (error instanceof Error && error.name === 'PasswordException') throw textProblems.locked({ kind: 'PDF' });
    throw textProblems.damaged({ kind: 'PDF' });
  } finally {
    await pdf?.loadingTask.destroy();
  }
}

type Pdf = Awaited<ReturnType<typeof import('unpdf').getDocumentProxy>>;

async function read(pdf: Pdf, deadline: number): Promise<ReadText> {
  if (pdf.numPages > mostPages) throw textProblems.swollen({});
  const notes = new Notes();
  const pages: { lines: Line[]; height: number }[] = [];
  let left = mostPieces;
  for (let number = 1; number <= pdf.numPages; number++) {
    if (performance.now() > deadline) throw textProblems.swollen({});
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    left -= items.length;
    if (left < 0) throw textProblems.swollen({});
    const pieces = items.flatMap((item) => pieceOf(item));
    const [, bottom = 0, , top = 0] = page.view;
    pages.push({ lines: linesOf(pieces.map((p) => ({ ...p, y: p.y - bottom }))), height: top - bottom });
    page.cleanup();
  }
  const empty = pages.filter(({ lines }) => lines.every((line) => line.text.trim() === '')).length;
  if (empty === pages.length) throw textProblems.scanned({});
  notes.add('imagePages', empty);
  if (await pdf.hasJSActions()) notes.add('script');
  notes.add('embedded', Object.keys((await pdf.getAttachments()) ?? {}).length);
  const builder = new TextBuilder();
  for (const paragraph of paragraphsOf(withoutFurniture(pages))) builder.paragraph(paragraph);
  return { ...builder.build(), notes: notes.list() };
}

/** Text that stands upright; what is turned is a watermark. */
function pieceOf(item: object): Piece[] {
  if (
    !('str' in item) ||
    typeof item.str !== 'string' ||
    !('transform' in item) ||
    !Array.isArray(item.transform) ||
    item.str.trim() === ''
  )
    return [];
  const [a = 1, b = 0, c = 0, d = 1, x = 0, y = 0] = item.transform.map(Number);
  if (Math.abs(b) > 0.1 * Math.abs(a)) return [];
  const wide = 'width' in item ? Number(item.width) : 0;
  return [{ text: meant(item.str), left: x, right: x + wide, y, size: Math.hypot(c, d) || 12 }];
}
