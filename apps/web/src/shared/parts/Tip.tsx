import { type ReactNode, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';

interface Spot {
  left: number;
  top: number;
  /** Where the little tail points, from the tip's left edge. */
  tail: number;
  below: boolean;
  host: Element;
}

/** Beside the anchor, inside the window: above if there is room, else below. */
function spotFor(anchor: Element): Spot {
  const box = anchor.getBoundingClientRect();
  const width = Math.min(320, window.innerWidth - 16);
  const middle = box.left + box.width / 2;
  const left = Math.max(8, Math.min(middle - Math.min(width / 2, 40), window.innerWidth - width - 8));
  const below = box.top < 72;
  return { left, top: below ? box.bottom + 9 : box.top - 9, tail: middle - left, below, host: anchor.closest('dialog') ?? document.body };
}

const isInSight = (anchor: Element): boolean => {
  const box = anchor.getBoundingClientRect();
  return box.bottom > 0 && box.top < window.innerHeight;
};

/**
 * One sentence about the thing inside, on hover, focus and tap. Nothing is shown when `say` is empty.
 * The sentence must also reach screen readers through the child's own label or description.
 */
export function Tip({ say, children }: { say: string | null | undefined; children: ReactNode }) {
  const anchor = useRef<HTMLSpanElement>(null);
  const [spot, setSpot] = useState<Spot | null>(null);

  useEffect(() => {
    const wrap = anchor.current;
    if (!wrap || !say) return;
    const place = () => spotFor(wrap.firstElementChild ?? wrap);
    const show = () => setSpot(place());
    const hide = () => setSpot(null);
    // a button reached by the keyboard is scrolled into sight after it has the focus
    const follow = () => setSpot((shown) => (shown && isInSight(wrap.firstElementChild ?? wrap) ? place() : null));
    const onKey = (e: KeyboardEvent) => e.key === 'Escape' && hide();
    const heard = { pointerenter: show, pointerleave: hide, focusin: show, focusout: hide, click: show } as const;
    for (const [name, hear] of Object.entries(heard)) wrap.firstElementChild?.addEventListener(name, hear);
    window.addEventListener('scroll', follow, true);
    window.addEventListener('keydown', onKey);
    return () => {
      for (const [name, hear] of Object.entries(heard)) wrap.firstElementChild?.removeEventListener(name, hear);
      window.removeEventListener('scroll', follow, true);
      window.removeEventListener('keydown', onKey);
      hide();
    };
  }, [say]);

  return (
    <span ref={anchor} className="tip-anchor">
      {children}
      {spot &&
        say &&
        createPortal(
          <div
            className={spot.below ? 'tip below' : 'tip'}
            aria-hidden="true"
            style={{ left: spot.left, top: spot.top, '--tail': `${spot.tail}px` } as React.CSSProperties}
          >
            {say}
          </div>,
          spot.host,
        )}
    </span>
  );
}
