import { useEffect, useRef } from 'react';
import { isTyping } from '../../../shared/table/useRowKeys.ts';
import { actOf, type ReviewAct } from './keys.ts';

/** Hears the keys of the review page before the shell does, unless somebody types or a dialog is open. Enter on a focused button is the button's. */
export function useReviewKeys(act: (act: ReviewAct) => boolean): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const hear = (e: KeyboardEvent) => {
      if (
        e.defaultPrevented ||
        isTyping(e.target) ||
        document.querySelector('dialog[open], .ant-select-dropdown:not(.ant-select-dropdown-hidden)')
      )
        return;
      if (e.key === 'Enter' && e.target instanceof HTMLElement && e.target.closest('button, a, [role=tab]')) return;
      const meant = actOf(e);
      if (meant && latest.current(meant)) e.preventDefault();
    };
    window.addEventListener('keydown', hear, true);
    return () => window.removeEventListener('keydown', hear, true);
  }, []);
}
