import { useSyncExternalStore } from 'react';
import { useLargeText } from '../../shared/useTextSize.ts';

const middling = window.matchMedia('(min-width: 721px) and (max-width: 1199px)');

/** Whether the sidebar shows icons only: between a phone and 1200, unless the text is large. */
export function useFolded(): boolean {
  const large = useLargeText();
  const narrow = useSyncExternalStore(
    (hear) => {
      middling.addEventListener('change', hear);
      return () => middling.removeEventListener('change', hear);
    },
    () => middling.matches,
  );
  return narrow && !large;
}
