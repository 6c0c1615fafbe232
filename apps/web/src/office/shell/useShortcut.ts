import { useEffect, useRef } from 'react';
import { isTyping } from '../../shared/table/useRowKeys.ts';

/** Hears one key anywhere in the office: a letter alone only while nobody is typing, `mod+` (Ctrl or ⌘) always. Dialogs keep theirs. */
export function useShortcut(key: string, act: () => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const modified = key.startsWith('mod+');
    const wanted = modified ? key.slice(4) : key;
    const hear = (e: KeyboardEvent) => {
      if (e.key !== wanted || e.altKey || e.defaultPrevented || modified !== (e.ctrlKey || e.metaKey)) return;
      if (document.querySelector('dialog[open]') || (!modified && isTyping(e.target))) return;
      e.preventDefault();
      latest.current();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [key]);
}
