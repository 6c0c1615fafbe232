import { type KeyboardEvent, useEffect } from 'react';

const steps: Record<string, number> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1, PageDown: 10, PageUp: -10 };

/** The row a key leads to, or undefined when the key does not move. */
export function rowAfter(key: string, at: number, count: number): number | undefined {
  if (count === 0) return undefined;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const step = steps[key];
  return step === undefined ? undefined : Math.max(0, Math.min(count - 1, at + step));
}

export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

export interface RowKeys {
  count: number;
  at: number;
  onMove: (index: number) => void;
  onOpen: (index: number) => void;
  onTick: (index: number) => void;
}

/** J K ↑ ↓ move, Enter opens, Space ticks. J and K also work when nothing on the page has the focus. */
export function useRowKeys(keys: RowKeys): (e: KeyboardEvent | globalThis.KeyboardEvent) => void {
  const { count, at, onMove, onOpen, onTick } = keys;
  const hear = (e: KeyboardEvent | globalThis.KeyboardEvent) => {
    if (e.ctrlKey || e.metaKey || e.altKey || isTyping(e.target)) return;
    const next = rowAfter(e.key, at, count);
    if (next !== undefined) onMove(next);
    else if (at >= 0 && e.key === 'Enter' && e.target === e.currentTarget) onOpen(at);
    else if (at >= 0 && e.key === ' ' && e.target === e.currentTarget) onTick(at);
    else return;
    e.preventDefault();
  };
  useEffect(() => {
    const fromAnywhere = (e: globalThis.KeyboardEvent) => {
      if ((e.key === 'j' || e.key === 'k') && document.activeElement === document.body && !document.querySelector('dialog[open]')) hear(e);
    };
    document.addEventListener('keydown', fromAnywhere);
    return () => document.removeEventListener('keydown', fromAnywhere);
  });
  return hear;
}
