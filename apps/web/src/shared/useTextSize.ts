import { useSyncExternalStore } from 'react';

const store = 'weicheng.text';
const listeners = new Set<() => void>();
const isLarge = () => document.documentElement.dataset.text === 'large';

/** 长辈版: large text on or off, remembered on this machine. */
export function setLargeText(large: boolean): void {
  if (large) document.documentElement.dataset.text = 'large';
  else delete document.documentElement.dataset.text;
  try {
    localStorage.setItem(store, large ? 'large' : 'plain');
  } catch {
    // A browser that keeps nothing still shows it large until the page is left.
  }
  for (const listener of listeners) listener();
}

/** Before the first page is drawn: as it was left last time. */
export function recallTextSize(): void {
  try {
    if (localStorage.getItem(store) === 'large') setLargeText(true);
  } catch {
    // Nothing kept, nothing to recall.
  }
}

/** Whether large text is on. */
export const useLargeText = (): boolean =>
  useSyncExternalStore((hear) => {
    listeners.add(hear);
    return () => listeners.delete(hear);
  }, isLarge);
