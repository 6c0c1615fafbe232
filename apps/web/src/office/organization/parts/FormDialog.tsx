import type { ReactNode } from 'react';
import type { FormState } from '../../../shared/form.ts';
import { Button, Dialog, Form } from '../../../shared/parts/index.ts';

interface FormDialogProps<V, O> {
  /** The verb with its object: 更名 城市管理局. */
  title: string;
  /** The verb on the button. */
  act: string;
  form: FormState<V, O>;
  onAct: (input: O) => Promise<unknown>;
  onClose: () => void;
  danger?: boolean;
  /** Why it cannot be done as it stands. */
  why?: string | null | undefined;
  wide?: boolean;
  children: ReactNode;
}

/** A verb that wants a few fields: they stand in a window over the page; it closes when the act is done. */
export function FormDialog<V, O>({ title, act, form, onAct, onClose, danger, why, wide, children }: FormDialogProps<V, O>) {
  return (
    <Dialog open title={title} onClose={onClose} wide={wide === true}>
      <Form
        label={title}
        problem={form.problem}
        onSubmit={form.submit(async (input) => {
          await onAct(input);
          onClose();
        })}
        foot={
          <>
            <Button kind={danger ? 'danger' : 'main'} type="submit" busy={form.busy} why={why}>
              {act}
            </Button>
            <Button onClick={onClose}>取消</Button>
          </>
        }
      >
        {children}
      </Form>
    </Dialog>
  );
}
