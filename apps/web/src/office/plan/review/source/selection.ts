import type { Span } from '@weicheng/domain/plan';
import { trimSpan } from './blocks.ts';

/** Characters of an element's text before a point inside it. */
function charactersBefore(element: Element, node: Node, offset: number): number {
  const before = document.createRange();
  before.setStart(element, 0);
  before.setEnd(node, offset);
  return before.toString().length;
}

/** 选中的原文: what the reader has selected on the source sheet, as a span; null when nothing of it is. A piece of the sheet says in `data-at` where its text begins. */
export function selectedSpan(sheet: Element, text: string): Span | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!sheet.contains(range.commonAncestorContainer)) return null;
  const pieces = [...sheet.querySelectorAll<HTMLElement>('[data-at]')].filter((piece) => range.intersectsNode(piece));
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (!first || !last) return null;
  const inFirst = first.contains(range.startContainer) ? charactersBefore(first, range.startContainer, range.startOffset) : 0;
  const inLast = last.contains(range.endContainer)
    ? charactersBefore(last, range.endContainer, range.endOffset)
    : (last.textContent ?? '').length;
  const span = trimSpan(text, { start: Number(first.dataset.at) + inFirst, end: Number(last.dataset.at) + inLast });
  return span.start < span.end ? span : null;
}
