import { type KeyboardEvent, useRef, useState } from 'react';
import { readDay, stepDay } from '../days.ts';
import { today } from '../moments.ts';
import { type ControlProps, Field, type FieldProps, type TextOf } from './Field.tsx';
import { Icon } from './Icon.tsx';

interface DayRange {
  /** The first and the last day to choose, `YYYY-MM-DD`. */
  min?: string | undefined;
  max?: string | undefined;
}

interface DayInputProps extends DayRange, Partial<ControlProps> {
  name?: string;
  /** `YYYY-MM-DD`, or what is typed and not a day yet. */
  value: string | null | undefined;
  onChange: (value: string | undefined) => void;
  onBlur?: () => void;
}

/** Opens the browser's own calendar; where it has no such call, the click that led here has opened it. */
function openCalendar(native: HTMLInputElement | null): void {
  try {
    native?.showPicker?.();
  } catch {
    // Inside another site's frame it is refused.
  }
}

/**
 * 日期: typed in any usual way and put in order when one goes on; ↑ ↓ a day, Alt ↓ or the drawing at its end opens the
 * browser's calendar. The browser's own date field is not shown, since its order of day and month is not ours to set.
 */
export function DayInput({ value, onChange, onBlur, min, max, ...rest }: DayInputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const text = useRef<HTMLInputElement>(null);
  const native = useRef<HTMLInputElement>(null);
  const day = readDay(value ?? '');
  const put = (next: string | undefined) => {
    setTyped(null);
    onChange(next);
  };
  const onKeyDown = (e: KeyboardEvent) => {
    if (e.key !== 'ArrowUp' && e.key !== 'ArrowDown') return;
    e.preventDefault();
    if (e.altKey) openCalendar(native.current);
    else put(day ? stepDay(day, e.key === 'ArrowUp' ? 1 : -1, min, max) : today());
  };
  return (
    <span className="day-input">
      <input
        ref={text}
        className="input"
        inputMode="numeric"
        placeholder="年-月-日"
        autoComplete="off"
        maxLength={16}
        {...rest}
        value={typed ?? value ?? ''}
        onChange={(e) => {
          setTyped(e.target.value);
          onChange(readDay(e.target.value) ?? (e.target.value || undefined));
        }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          setTyped(null);
          onBlur?.();
        }}
      />
      <Icon name="calendar" />
      <input
        ref={native}
        type="date"
        aria-hidden="true"
        tabIndex={-1}
        title="打开日历"
        min={min}
        max={max}
        value={day ?? ''}
        onClick={() => openCalendar(native.current)}
        onChange={(e) => {
          put(e.target.value || undefined);
          text.current?.focus();
        }}
      />
    </span>
  );
}

/** A calendar day as `YYYY-MM-DD`. What is typed and no day goes on as it is, so that the form can say so. */
export function DayField({ label, optional, hint, name, value, onChange, error, min, max }: FieldProps & TextOf & DayRange) {
  return (
    <Field label={label} optional={optional} hint={hint} error={error}>
      {(control) => <DayInput {...control} name={name} value={value} onChange={onChange} min={min} max={max} />}
    </Field>
  );
}
