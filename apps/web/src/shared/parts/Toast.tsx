import { useEffect, useRef, useSyncExternalStore } from 'react';
import { Icon } from './Icon.tsx';

type Kind = 'done' | 'refused' | 'told';
interface Message {
  id: number;
  text: string;
  kind: Kind;
}

let messages: readonly Message[] = [];
let last = 0;
const listeners = new Set<() => void>();
const change = (next: readonly Message[]) => {
  messages = next;
  for (const listener of listeners) listener();
};
const drop = (id: number) => change(messages.filter((message) => message.id !== id));

/** Says something quietly at the foot of the window. `done`: it is done; `refused`: it was not; `told`: just so you know. */
export function toast(text: string, kind: Kind = 'done'): void {
  const message = { id: ++last, text, kind };
  change([...messages.filter((old) => old.text !== text), message].slice(-3));
  setTimeout(() => drop(message.id), kind === 'refused' ? 12_000 : 5_000);
}

/** Where toasts appear. Once, in the shell. */
export function Toasts() {
  const shown = useSyncExternalStore(
    (hear) => {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
    () => messages,
  );
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A popover lies above open dialogs; browsers without it show the same box below them.
    const popover = box.current;
    if (!popover || !('showPopover' in popover)) return;
    if (popover.matches(':popover-open')) popover.hidePopover();
    if (shown.length > 0) popover.showPopover();
  }, [shown]);
  return (
    <div ref={box} className="toasts" role="status" popover="manual" hidden={shown.length === 0}>
      {shown.map((message) => (
        <p key={message.id} className={`toast ${message.kind}`}>
          <Icon name={message.kind === 'done' ? 'check' : message.kind === 'refused' ? 'warn' : 'bell'} />
          <span>{message.text}</span>
          <button type="button" aria-label="关掉这句话" onClick={() => drop(message.id)}>
            <Icon name="close" />
          </button>
        </p>
      ))}
    </div>
  );
}
