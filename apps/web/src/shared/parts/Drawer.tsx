import { type ReactNode, useEffect, useId } from 'react';
import { Button } from './Button.tsx';

export interface DrawerProps {
  title: string;
  /** Above the title, small: number, kind. */
  sub?: ReactNode;
  /** Bare buttons beside the close button: open the whole page, print. */
  tools?: ReactNode;
  /** Actions fixed at the foot, the main one first. */
  foot?: ReactNode;
  onClose: () => void;
  children: ReactNode;
}

/** 预览: beside the table at 1440, over its right edge below 1200, the whole screen on a phone. Escape closes it. */
export function Drawer({ title, sub, tools, foot, onClose, children }: DrawerProps) {
  const heading = useId();
  useEffect(() => {
    const onKey = (e: KeyboardEvent) => {
      if (e.key === 'Escape' && !e.defaultPrevented && !document.querySelector('dialog[open]')) onClose();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [onClose]);
  return (
    <aside className="drawer" aria-labelledby={heading}>
      <header>
        <span className="faint grow cut">{sub}</span>
        {tools}
        <Button kind="bare" small icon="close" aria-label="关闭预览" onClick={onClose} />
      </header>
      <div className="drawer-body">
        <h2 id={heading}>{title}</h2>
        {children}
      </div>
      {foot && <footer>{foot}</footer>}
    </aside>
  );
}
