import { type ReactNode, useEffect, useState } from 'react';
import { problemOf } from '../problems.ts';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { Refusal } from './Refusal.tsx';

export interface ConfirmProps {
  open: boolean;
  onClose: () => void;
  /** The verb, as on the button that opened it: 停用. */
  act: string;
  /** What it is done to: 何以南的账号. Title and button read “停用 何以南的账号”. */
  object: string;
  /** What follows from it, in a sentence or two; fields may stand here too. */
  children?: ReactNode;
  /** Ends something that is hard to bring back. */
  danger?: boolean;
  why?: string | null | undefined;
  /** Does it. The dialog closes when it is done and shows the sentence when it was refused. */
  onAct: () => Promise<unknown>;
}

/** 二次确认: repeats the verb with its object, so that nobody agrees to something else. */
export function Confirm({ open, onClose, act, object, children, danger, why, onAct }: ConfirmProps) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    if (open) setFailure(null);
  }, [open]);
  const go = async () => {
    setBusy(true);
    setFailure(null);
    try {
      await onAct();
      onClose();
    } catch (refused) {
      setFailure(refused);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open={open}
      title={`${act} ${object}`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>不{act}</Button>
          <Button kind={danger ? 'danger' : 'main'} busy={busy} why={why} onClick={() => void go()}>
            {act} {object}
          </Button>
        </>
      }
    >
      {children}
      {failure !== null && <Refusal problem={problemOf(failure)} />}
    </Dialog>
  );
}
