import type { Span } from '@weicheng/domain/plan';
import { trimSpan } from './blocks.ts';

/** The place of a point of the page in the source: the nearest element around it that says where its text begins (`data-at`). */
function placeOf(node: Node, offset: number): number | null {
  const element = node instanceof Element ? node : node.parentElement;
  const told = element?.closest<HTMLElement>('[data-at]');
  if (!told) return null;
  const before = document.createRange();
  before.setStart(told, 0);
  before.setEnd(node, offset);
  return Number(told.dataset.at) + before.toString().length;
}

/** 选中的原文: what the reader has selected on the source sheet, as a span; null when nothing of it is. */
export function selectedSpan(sheet: Element, text: string): Span | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!sheet.contains(range.commonAncestorContainer)) return null;
  const start = placeOf(range.startContainer, range.startOffset);
  const end = placeOf(range.endContainer, range.endOffset);
  if (start === null || end === null || end <= start) return null;
  const span = trimSpan(text, { start, end });
  return span.start < span.end ? span : null;
}
