import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Button } from './Button.tsx';

export interface DialogProps {
  open: boolean;
  title: string;
  /** Not given: the dialog cannot be left without an answer. */
  onClose?: (() => void) | undefined;
  /** Buttons at the foot, the main one last. */
  foot?: ReactNode;
  children: ReactNode;
  wide?: boolean;
}

/** A window over the page, on the browser's own `<dialog>`: focus stays inside and returns where it was. */
export function Dialog({ open, title, onClose, foot, children, wide }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const dialog = box.current;
    if (!dialog || !open) return;
    dialog.showModal();
    return () => dialog.close();
  }, [open]);
  return (
    <dialog
      ref={box}
      className={wide ? 'dialog wide' : 'dialog'}
      aria-labelledby={heading}
      onCancel={(e) => {
        e.preventDefault();
        onClose?.();
      }}
    >
      {open && (
        <>
          <header>
            <h2 id={heading}>{title}</h2>
            {onClose && <Button kind="bare" small icon="close" aria-label="关闭" onClick={onClose} />}
          </header>
          <div className="dialog-body">{children}</div>
          {foot && <footer>{foot}</footer>}
        </>
      )}
    </dialog>
  );
}
