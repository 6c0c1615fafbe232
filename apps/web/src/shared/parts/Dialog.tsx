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
  /** Without a head of its own: the title is only read out. */
  plain?: boolean;
  /** The page under it is covered, not only dimmed. */
  veil?: boolean;
}

/** A window over the page, on the browser's own `<dialog>`: focus stays inside and returns where it was. */
export function Dialog({ open, title, onClose, foot, children, wide, plain, veil }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const dialog = box.current;
    if (!dialog || !open) return;
    dialog.showModal();
    const first = dialog.querySelector<HTMLElement>('.dialog-body :is(input, textarea, select), footer .btn, .dialog-body .btn');
    first?.focus();
    return () => dialog.close();
  }, [open]);
  return (
    <dialog
      ref={box}
      className={['dialog', wide && 'wide', plain && 'plain', veil && 'veil'].filter(Boolean).join(' ')}
      aria-labelledby={heading}
      onCancel={(e) => {
        e.preventDefault();
        onClose?.();
      }}
    >
      {open && (
        <>
          <header className={plain ? 'only-read' : undefined}>
            <h2 id={heading}>{title}</h2>
            {onClose && !plain && <Button kind="bare" small icon="close" aria-label="关闭" onClick={onClose} />}
          </header>
          <div className="dialog-body">{children}</div>
          {foot && <footer>{foot}</footer>}
        </>
      )}
    </dialog>
  );
}
