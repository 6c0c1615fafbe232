import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { useId } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import { Tip } from './Tip.tsx';

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> {
  /** `main` is the one green button of a page; `bare` has no edge; `danger` ends something. Default: outlined. */
  kind?: 'main' | 'outlined' | 'bare' | 'danger' | undefined;
  small?: boolean | undefined;
  icon?: IconName | undefined;
  /**
   * 拒绝的理由: why this cannot be done now, in the server's words (`row.can.rename`). The button stays in its place, grey and
   * focusable; the sentence shows on hover, focus and tap. Empty, null or undefined: it can be done.
   */
  why?: string | null | undefined;
  /** The act is under way: the button keeps its width and takes no second press. */
  busy?: boolean | undefined;
  /** The key printed on it, on review pages. */
  keys?: string | undefined;
  /** Only an icon: `aria-label` says the word, and a tip shows it. */
  children?: ReactNode;
  ref?: Ref<HTMLButtonElement>;
}

export function Button({
  kind = 'outlined',
  small,
  icon,
  why,
  busy,
  keys,
  children,
  className,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  const reason = useId();
  const closed = Boolean(why) || busy === true;
  const classes = ['btn', kind, small && 'small', !children && 'square', busy && 'busy', className].filter(Boolean).join(' ');
  return (
    <Tip say={why || (children ? null : rest['aria-label'])}>
      <button
        {...rest}
        type={closed ? 'button' : type}
        className={classes}
        aria-disabled={closed || undefined}
        aria-busy={busy || undefined}
        aria-describedby={why ? reason : rest['aria-describedby']}
        onClick={closed ? undefined : onClick}
      >
        {icon && <Icon name={icon} />}
        {children}
        {keys && <kbd>{keys}</kbd>}
        {why && (
          <span id={reason} hidden>
            {why}
          </span>
        )}
      </button>
    </Tip>
  );
}
