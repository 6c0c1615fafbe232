import { useEffect } from 'react';

/** 还没提交: the forms on this page whose content would be lost with it. */
let unsaved = 0;

const ask = (e: BeforeUnloadEvent) => {
  e.preventDefault();
  e.returnValue = true; // what Chromium before 119 listens to
};

/** While `typed`, leaving this page would lose something: the browser asks before the window goes, the shell before another page. */
export function useUnsaved(typed: boolean): void {
  useEffect(() => {
    if (!typed) return;
    if (unsaved++ === 0) window.addEventListener('beforeunload', ask);
    return () => {
      if (--unsaved === 0) window.removeEventListener('beforeunload', ask);
    };
  }, [typed]);
}

/** Whether leaving this page now would lose what is typed on it. */
export const leavingLoses = (): boolean => unsaved > 0;
