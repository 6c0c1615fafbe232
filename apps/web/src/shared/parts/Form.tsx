import type { Problem } from '@weicheng/domain/kernel';
import type { ReactNode, SyntheticEvent } from 'react';
import { Refusal } from './Refusal.tsx';

export interface FormProps {
  /** From `form.submit(act)`. */
  onSubmit: (event: SyntheticEvent) => void;
  problem?: Problem | null | undefined;
  /** The buttons; the main one says the verb and has `type="submit"`. */
  foot: ReactNode;
  /** Read out as the form's name. */
  label?: string | undefined;
  children: ReactNode;
}

/** One column, labels above, the refusal over the buttons. */
export function Form({ onSubmit, problem, foot, label, children }: FormProps) {
  return (
    <form className="form" noValidate onSubmit={onSubmit} aria-label={label}>
      {children}
      {problem && <Refusal problem={problem} />}
      <div className="form-foot">{foot}</div>
    </form>
  );
}
