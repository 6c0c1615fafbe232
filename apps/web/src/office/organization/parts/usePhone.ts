import { useSyncExternalStore } from 'react';

const narrow = window.matchMedia('(max-width: 720px)');

/** Whether the window is as narrow as a phone: one thing open at a time. */
export const usePhone = (): boolean =>
  useSyncExternalStore(
    (hear) => {
      narrow.addEventListener('change', hear);
      return () => narrow.removeEventListener('change', hear);
    },
    () => narrow.matches,
  );
