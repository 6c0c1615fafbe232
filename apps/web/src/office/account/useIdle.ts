import { useEffect, useRef } from 'react';

const store = 'weicheng.lastTouched';
const touches = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/** Calls `act` once nobody has touched any window of the office for so many minutes. Windows share the time. */
export function useIdle(minutes: number, act: () => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const touch = () => localStorage.setItem(store, String(Date.now()));
    touch();
    for (const name of touches) document.addEventListener(name, touch, { passive: true, capture: true });
    const watch = setInterval(() => {
      if (Date.now() - Number(localStorage.getItem(store)) >= minutes * 60_000) latest.current();
    }, 15_000);
    return () => {
      clearInterval(watch);
      for (const name of touches) document.removeEventListener(name, touch, { capture: true });
    };
  }, [minutes]);
}
