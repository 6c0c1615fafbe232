import { Day } from '@weicheng/domain/kernel';
import { personContract, unitContract } from '@weicheng/domain/organization';
import { Select } from 'antd';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Button, type Choice, DayInput, Dialog, Icon } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';
import { usePersonChoices, useUnitChoices } from './pickers.tsx';
import { usePhone } from './usePhone.ts';
import { useSettled } from './useSettled.ts';

interface FilterProps {
  /** What it narrows by; stands in it while nothing is chosen. */
  label: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

/** 筛选条: the search stands in front; on a phone the rest goes into one sheet, with how many are set. */
export function FilterBar({
  search,
  count,
  onClear,
  children,
}: {
  search?: ReactNode;
  count: number;
  onClear: () => void;
  children?: ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const phone = usePhone();
  const clear = count > 0 && (
    <Button kind="bare" small onClick={onClear}>
      清除筛选
    </Button>
  );
  if (!phone)
    return (
      <div className="filters">
        {search}
        {children}
        {clear}
      </div>
    );
  return (
    <div className="filters">
      {search}
      {children && (
        <Button icon="filter" aria-label={count > 0 ? `筛选，已设 ${count} 项` : '筛选'} onClick={() => setOpen(true)}>
          筛选{count > 0 ? ` ${count}` : ''}
        </Button>
      )}
      <Dialog
        open={open}
        title="筛选"
        onClose={() => setOpen(false)}
        foot={
          <>
            {clear}
            <Button kind="main" onClick={() => setOpen(false)}>
              看结果
            </Button>
          </>
        }
      >
        <div className="filter-sheet">{children}</div>
      </Dialog>
    </div>
  );
}

/** Words to look for; sent when the typing rests, or at once with Enter; ↓ goes on to what was found. */
export function SearchFilter({ label, value, onChange, onDown }: FilterProps & { onDown?: () => void }) {
  const [text, setText] = useState(value ?? '');
  const settled = useSettled(text.trim(), 250);
  const sent = useRef(value ?? '');
  const onTheWay = useRef<string[]>([]);
  const send = (words: string) => {
    if (words === sent.current) return;
    sent.current = words;
    onTheWay.current.push(words);
    onChange(words || undefined);
  };
  const latest = useRef(send);
  latest.current = send;
  useEffect(() => latest.current(settled), [settled]);
  // The address may also change under it (清除筛选, the way back); what was sent from here comes back late, when more may have been typed.
  useEffect(() => {
    const own = onTheWay.current.indexOf(value ?? '');
    onTheWay.current.splice(0, own + 1);
    if (own >= 0) return;
    sent.current = value ?? '';
    setText(value ?? '');
  }, [value]);
  return (
    <label className="find">
      <Icon name="search" />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        maxLength={40}
        value={text}
        onChange={(e) => setText(e.target.value)}
        onKeyDown={(e) => {
          if (e.nativeEvent.isComposing) return;
          if (e.key === 'Enter') send(text.trim());
          if (e.key === 'ArrowDown') onDown?.();
        }}
      />
    </label>
  );
}

/** One of a few. A set filter turns green and can be taken off. */
export function PickFilter<T extends string>({ label, value, onChange, choices }: FilterProps & { choices: readonly Choice<T>[] }) {
  return (
    <Chip
      label={label}
      value={value}
      onChange={onChange}
      choices={choices}
      showSearch={choices.length > 12 ? { optionFilterProp: 'label' } : false}
    />
  );
}

/** A unit and all below it; `none`: how it is called that there is none, where that can be asked for too. */
export function UnitFilter({ label, value, onChange, none }: FilterProps & { none?: string }) {
  const [text, setText] = useState('');
  const found = useUnitChoices(text);
  const isUnit = Boolean(value) && value !== 'none';
  const named = useVerb(unitContract.read, { id: value ?? '' }, { enabled: isUnit });
  const nobody = none && (value === 'none' || text === '') ? [{ value: 'none', says: none }] : [];
  const chosen = value && isUnit ? [{ value, says: named.data?.unit.name ?? '…' }] : [];
  return (
    <Chip
      label={label}
      value={value}
      onChange={onChange}
      choices={[...nobody, ...chosen, ...found.filter((one) => one.value !== value)]}
      showSearch={{ filterOption: false, onSearch: setText }}
    />
  );
}

/** A person. */
export function PersonFilter({ label, value, onChange }: FilterProps) {
  const [text, setText] = useState('');
  const found = usePersonChoices(text);
  const named = useVerb(personContract.read, { id: value ?? '' }, { enabled: Boolean(value) });
  const chosen = value ? [{ value, says: named.data?.person.name ?? '…' }] : [];
  return (
    <Chip
      label={label}
      value={value}
      onChange={onChange}
      choices={[...chosen, ...found.filter((one) => one.value !== value)]}
      showSearch={{ filterOption: false, onSearch: setText }}
    />
  );
}

/** A calendar day, with its word before it; sent when the typing rests. `set` false: a day that is there by itself and narrows nothing. */
export function DayFilter({
  label,
  value,
  onChange,
  latest,
  set = Boolean(value),
}: FilterProps & { latest?: string | undefined; set?: boolean }) {
  const id = useId();
  const [text, setText] = useState(value);
  const settled = useSettled(text, 400);
  const send = (day: string | undefined) => {
    if (day !== value && (day === undefined || Day.safeParse(day).success)) onChange(day);
  };
  const latestSend = useRef(send);
  latestSend.current = send;
  useEffect(() => latestSend.current(settled), [settled]);
  useEffect(() => setText(value), [value]);
  return (
    <div className={set ? 'day-chip set' : 'day-chip'}>
      <label htmlFor={id}>{label}</label>
      <DayInput
        id={id}
        value={text}
        max={latest}
        onChange={setText}
        onBlur={() => {
          send(text);
          setText(value);
        }}
      />
    </div>
  );
}

type Search = false | { optionFilterProp?: string; filterOption?: false; onSearch?: (text: string) => void };

function Chip({ label, value, onChange, choices, showSearch }: FilterProps & { choices: readonly Choice<string>[]; showSearch: Search }) {
  return (
    <Select
      className={value ? 'chip set' : 'chip'}
      aria-label={label}
      placeholder={label}
      allowClear
      popupMatchSelectWidth={false}
      showSearch={showSearch}
      notFoundContent="写几个字来找"
      value={value ?? null}
      options={choices.map(({ value: one, says }) => ({ value: one, label: says }))}
      onChange={(next: string | null) => onChange(next ?? undefined)}
    />
  );
}
