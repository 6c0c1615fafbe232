import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** The width of an element in pixels, kept up to date. */
export function useWidth(of: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(() => window.innerWidth);
  useEffect(() => {
    const element = of.current;
    if (!element) return;
    const watch = new ResizeObserver(() => setWidth(element.clientWidth));
    watch.observe(element);
    setWidth(element.clientWidth);
    return () => watch.disconnect();
  }, [of]);
  return width;
}

/** Keeps the same rows in sight when their height changes: another text size, a window that became narrow. */
export function useSamePlace(scroller: RefObject<HTMLElement | null>, rowHeight: number): void {
  const before = useRef(rowHeight);
  useLayoutEffect(() => {
    if (scroller.current) scroller.current.scrollTop *= rowHeight / before.current;
    before.current = rowHeight;
  }, [scroller, rowHeight]);
}

/** True once something has lasted `ms`: so that what answers at once shows no bars. */
export function useLasting(lasting: boolean, ms = 300): boolean {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!lasting) return;
    const timer = setTimeout(() => setShown(true), ms);
    return () => {
      clearTimeout(timer);
      setShown(false);
    };
  }, [lasting, ms]);
  return lasting && shown;
}

const lengths = [62, 48, 74, 55, 68, 44, 71, 52];

/** Grey bars of real row height, in the place of the rows to come. */
export function LoadingRows({ count = 8, roomy }: { count?: number; roomy?: boolean | undefined }) {
  const shown = useLasting(true);
  return (
    <div className={roomy ? 'loading roomy' : 'loading'} role="status" aria-label="正在读取">
      {shown &&
        lengths.slice(0, count).map((length) => (
          <div key={length}>
            <i style={{ width: `${length}%` }} />
          </div>
        ))}
    </div>
  );
}
