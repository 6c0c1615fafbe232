import { Day } from '@weicheng/domain/kernel';
import type { DraftTask } from '@weicheng/domain/plan';
import { useEffect, useRef, useState } from 'react';
import { Button, DayInput } from '../../../../shared/parts/index.ts';
import { recurrenceSays } from '../words.ts';

interface DueFieldProps {
  task: Pick<DraftTask, 'due' | 'deadlines' | 'recurrence' | 'suggestedDue' | 'period'>;
  why: string | null;
  editing: boolean;
  onEditing: (editing: boolean) => void;
  onChange: (due: Day | null) => void;
}

/** 时限: the day, beside it what was printed and why it is this day. */
export function DueField({ task, why, editing, onEditing, onChange }: DueFieldProps) {
  const box = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState<string | undefined>(task.due ?? undefined);
  useEffect(() => {
    if (!editing) return;
    setTyped(task.due ?? undefined);
    requestAnimationFrame(() => box.current?.querySelector('input')?.focus());
  }, [editing, task.due]);
  const { day, reason } = task.suggestedDue;
  const keep = () => {
    const next = typed ? Day.safeParse(typed) : null;
    if (next && !next.success) return;
    if ((next?.data ?? null) !== task.due) onChange(next?.data ?? null);
    onEditing(false);
  };
  const often = task.recurrence.map(({ value }) => recurrenceSays[value]).join('、');
  const printed = [...task.deadlines, ...task.recurrence].map(({ text }) => text);
  return (
    <>
      {editing ? (
        // biome-ignore lint/a11y/noStaticElementInteractions: hears Enter and Escape of the field inside it
        <div
          ref={box}
          className="due-edit"
          onKeyDown={(e) => {
            if (e.key === 'Enter') keep();
            if (e.key === 'Escape') onEditing(false);
          }}
        >
          <DayInput aria-label="完成时限" value={typed} onChange={setTyped} />
          <Button small keys="Enter" onClick={keep}>
            存下
          </Button>
        </div>
      ) : (
        <b className={task.due ? undefined : task.deadlines.length > 0 ? 'asks' : 'unset'}>{task.due ?? '没有定'}</b>
      )}
      {printed.length > 0 && <span className="quoted">{[...new Set(printed)].join('；')}</span>}
      {often !== '' && !printed.includes(often) && <span className="faint">{often}办一次</span>}
      {!editing && day !== null && day !== task.due && (
        <Button small why={why} onClick={() => onChange(day)}>
          改为 {day}
        </Button>
      )}
      {(day !== null || task.deadlines.length > 0) && task.deadlines.length !== 1 && <span className="faint">{reason}</span>}
      {!editing && !why && (
        <Button small kind="bare" keys="D" onClick={() => onEditing(true)}>
          改
        </Button>
      )}
    </>
  );
}
