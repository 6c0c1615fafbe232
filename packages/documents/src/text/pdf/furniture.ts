import type { Line } from './lines.ts';

const number =
  /^(?:[-—－―–·\s]*\d{1,4}[-—－―–·\s]*|第?\s*\d{1,4}\s*页?\s*[,，/／、]?\s*共?\s*\d{1,4}\s*页?|第\s*[\d一二三四五六七八九十百]{1,5}\s*页|page\s+\d+(?:\s+of\s+\d+)?)$/i;

/** Pages without their numbers and running heads: what stands at the edge of most pages, figures apart. */
export function withoutFurniture<Page extends { lines: Line[]; height: number }>(pages: readonly Page[]): Page[] {
  const isEdge = (line: Line, height: number) => line.y > height * 0.88 || line.y < height * 0.1;
  const plain = (line: Line) => line.text.replace(/[\d\s]+/g, '#');
  const met = new Map<string, number>();
  for (const { lines, height } of pages)
    for (const text of new Set(lines.filter((line) => isEdge(line, height)).map(plain))) met.set(text, (met.get(text) ?? 0) + 1);
  const often = Math.max(3, pages.length * 0.4);
  return pages.map((page) => ({
    ...page,
    lines: page.lines.filter(
      (line) => !isEdge(line, page.height) || !(number.test(line.text.trim()) || (met.get(plain(line)) ?? 0) >= often),
    ),
  }));
}
