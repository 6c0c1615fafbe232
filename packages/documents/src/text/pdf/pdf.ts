import { Problem } from '@weicheng/domain/kernel';
import { Notes, type ReadText } from '../notes.ts';
import { textProblems } from '../text.problems.ts';
import { TextBuilder } from '../textBuilder.ts';
import { CharacterMaps } from './characterMaps.ts';
import { meant } from './characters.ts';
import { withoutFurniture } from './furniture.ts';
import { type Line, linesOf, type Piece } from './lines.ts';
import { paragraphsOf, settingsOf } from './paragraphs.ts';
import { type Operators, rulingsOf } from './rulings.ts';
import { goesOn, type PageTable, tablesOf } from './tables.ts';
import { weigh } from './weigh.ts';

const mostPages = 3000;
const mostPieces = 2_000_000;
/** Longer than any plan takes; a file made to take for ever is let go. */
const mostSeconds = 60;

/** PDF with a text layer. Scripts in it are never run, nothing it points at is fetched. */
export async function readPdf(bytes: Buffer): Promise<ReadText> {
  weigh(bytes);
  const { getDocumentProxy, getResolvedPDFJS } = await import('unpdf');
  const deadline = performance.now() + mostSeconds * 1000;
  let pdf: Awaited<ReturnType<typeof getDocumentProxy>> | undefined;
  try {
    // the reader takes the bytes for itself
    pdf = await getDocumentProxy(new Uint8Array(bytes), {
      verbosity: 0,
      useSystemFonts: false,
      disableFontFace: true,
      enableXfa: false,
      maxImageSize: 1,
      BinaryDataFactory: CharacterMaps,
      useWorkerFetch: false,
      cMapPacked: false,
      cMapUrl: 'none/',
    });
    return await read(pdf, (await getResolvedPDFJS()).OPS, deadline);
  } catch (error) {
    if (error instanceof Problem) throw error;
    if (error instanceof Error && error.name === 'PasswordException') throw textProblems.locked({ kind: 'PDF' });
    throw textProblems.damaged({ kind: 'PDF' });
  } finally {
    await pdf?.loadingTask.destroy();
  }
}

type Pdf = Awaited<ReturnType<typeof import('unpdf').getDocumentProxy>>;

interface Page {
  lines: Line[];
  tables: PageTable[];
  height: number;
}

async function read(pdf: Pdf, ops: Operators, deadline: number): Promise<ReadText> {
  if (pdf.numPages > mostPages) throw textProblems.swollen({});
  const notes = new Notes();
  const pages: Page[] = [];
  let left = mostPieces;
  for (let number = 1; number <= pdf.numPages; number++) {
    if (performance.now() > deadline) throw textProblems.swollen({});
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    left -= items.length;
    if (left < 0) throw textProblems.swollen({});
    const [, bottom = 0, , top = 0] = page.view;
    const { tables, rest } = tablesOf(
      items.flatMap((item) => pieceOf(item)),
      rulingsOf(await page.getOperatorList(), ops),
    );
    pages.push({
      lines: linesOf(rest).map((line) => ({ ...line, y: line.y - bottom })),
      tables: tables.map((t) => ({ ...t, top: t.top - bottom })),
      height: top - bottom,
    });
    page.cleanup();
  }
  const empty = pages.filter(({ lines, tables }) => tables.length === 0 && lines.every((line) => line.text.trim() === '')).length;
  if (empty === pages.length) throw textProblems.scanned({});
  notes.add('imagePages', empty);
  if (await pdf.hasJSActions()) notes.add('script');
  notes.add('embedded', Object.keys((await pdf.getAttachments()) ?? {}).length);
  const builder = new TextBuilder();
  write(withoutFurniture(pages), builder);
  return { ...builder.build(), notes: notes.list() };
}

/** Paragraphs and tables in order, both going on over the ends of pages. */
function write(pages: readonly Page[], builder: TextBuilder): void {
  const settings = settingsOf(pages.flatMap((page) => page.lines));
  let lines: Line[][] = [];
  let table: PageTable | undefined;
  const endLines = () => {
    for (const paragraph of paragraphsOf(lines, settings)) builder.paragraph(paragraph);
    lines = [];
  };
  const endTable = () => {
    if (table) builder.table(table.rows);
    table = undefined;
  };
  for (const page of pages) {
    let left = page.lines;
    for (const next of page.tables) {
      const above = left.filter((line) => line.y > next.top);
      left = left.filter((line) => line.y <= next.top);
      if (above.length > 0) {
        endTable();
        lines.push(above);
      }
      const whole = table && goesOn(table, next);
      if (!whole) endTable();
      endLines();
      table = whole ?? next;
    }
    if (left.length > 0) {
      endTable();
      lines.push(left);
    }
  }
  endTable();
  endLines();
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
