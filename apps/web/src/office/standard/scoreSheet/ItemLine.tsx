import { Problem } from '@weicheng/domain/kernel';
import { type CheckItem, ItemMark, markFault } from '@weicheng/domain/standard';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { momentSays } from '../../../shared/moments.ts';
import { Button } from '../../../shared/parts/index.ts';
import { problemOf } from '../../../shared/problems.ts';
import { scoreSays } from '../mockAssessment/says.tsx';
import { differs, markSays, type Typed, typedOf, type Wish, wishOf } from './lines.ts';

interface ItemLineProps {
  item: CheckItem;
  mark: ItemMark | undefined;
  /** Points won; null where the item does not count. */
  won: number | null;
  /** An expert's line, 0 to 10. */
  rated: boolean;
  /** Why nothing can be written. */
  closed: string | null;
  write: (wish: Wish, revision: number) => Promise<ItemMark>;
  onTheirs: (mark: ItemMark) => void;
  /** Whether what is typed could not be saved. */
  onTrouble: (item: string, trouble: boolean) => void;
  onStep: (from: HTMLInputElement, by: 1 | -1) => void;
}

type Saving = { at: 'rest' | 'saving' } | { at: 'wrong'; says: string } | { at: 'conflict'; says: string; mine: Wish; theirs: ItemMark };

const isNotApplicable = (code: string) => code === 'Slash' || code === 'NumpadDivide';
const isNotLooked = (code: string) => code === 'Minus' || code === 'NumpadSubtract';

/** 一项: saved when one goes on; where somebody wrote meanwhile, both are shown and one is taken. */
export function ItemLine({ item, mark, won, rated, closed, write, onTheirs, onTrouble, onStep }: ItemLineProps) {
  const [typed, setTyped] = useState<Typed>(() => typedOf(mark));
  const [saving, setSaving] = useState<Saving>({ at: 'rest' });
  const figure = useRef<HTMLInputElement>(null);
  const remark = useRef<HTMLInputElement>(null);
  /** The line that the typing began from. */
  const base = useRef(mark);
  /** On its way; and what was typed meanwhile, to go after it. */
  const flying = useRef(false);
  const waiting = useRef<Wish | null>(null);
  const trouble = saving.at === 'wrong' || saving.at === 'conflict';
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when it changes
  useEffect(() => onTrouble(item.key, trouble), [trouble]);
  // somebody else wrote it, or 其余无问题: taken over where nothing is typed; else the server says so when it is saved
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new writing of the line counts
  useEffect(() => {
    const untouched = JSON.stringify(typed) === JSON.stringify(typedOf(base.current));
    if (mark?.revision === base.current?.revision || !untouched) return;
    base.current = mark;
    setTyped(typedOf(mark));
  }, [mark?.revision]);

  const send = async (wish: Wish, revision: number): Promise<void> => {
    flying.current = true;
    setSaving({ at: 'saving' });
    try {
      base.current = await write(wish, revision);
      setSaving({ at: 'rest' });
    } catch (failure) {
      waiting.current = null;
      const theirs = failure instanceof Problem ? ItemMark.safeParse(failure.details.current) : null;
      const says = problemOf(failure).message;
      setSaving(theirs?.success ? { at: 'conflict', says, mine: wish, theirs: theirs.data } : { at: 'wrong', says });
    } finally {
      flying.current = false;
    }
    const next = waiting.current;
    waiting.current = null;
    if (next && differs(next, base.current)) await send(next, base.current?.revision ?? 0);
  };
  /** Saves what is typed; answers whether the line is in order. */
  const save = (now: Typed): boolean => {
    if (closed || saving.at === 'conflict') return true;
    const wish = wishOf(item.key, now, rated, mark?.photos ?? []);
    const wrong = typeof wish === 'string' ? wish : wish && markFault(item, wish);
    if (wrong) {
      setSaving({ at: 'wrong', says: wrong });
      return false;
    }
    if (saving.at === 'wrong') setSaving({ at: 'rest' });
    if (wish === null || typeof wish === 'string') return true;
    if (flying.current) waiting.current = wish;
    else if (differs(wish, base.current)) void send(wish, base.current?.revision ?? 0);
    return true;
  };
  const choose = (kind: 'notApplicable' | 'notLooked' | 'defects' | 'rating') => {
    const next = { ...typed, kind, figure: kind === 'defects' ? '0' : kind === 'rating' ? '10' : '', seen: '' };
    setTyped(next);
    if (kind === 'notApplicable' && next.remark.trim() === '') remark.current?.focus();
    return save(next);
  };
  const onFigure = (text: string) => setTyped({ ...typed, kind: text === '' ? null : rated ? 'rating' : 'defects', figure: text });
  const onKeyDown = (e: KeyboardEvent<HTMLInputElement>) => {
    if (e.nativeEvent.isComposing || e.ctrlKey || e.metaKey || e.altKey) return;
    const inFigure = e.currentTarget === figure.current;
    const step = e.key === 'ArrowUp' ? -1 : e.key === 'ArrowDown' ? 1 : null;
    if (e.key === 'Enter') {
      e.preventDefault();
      if (save(typed) && figure.current) onStep(figure.current, 1);
    } else if (step !== null && figure.current) {
      e.preventDefault();
      onStep(figure.current, step);
    } else if (inFigure && !closed && isNotApplicable(e.code)) {
      e.preventDefault();
      choose('notApplicable');
    } else if (inFigure && !closed && isNotLooked(e.code)) {
      e.preventDefault();
      if (choose('notLooked') && figure.current) onStep(figure.current, 1);
    }
  };
  const none = typed.kind === 'notApplicable' || typed.kind === 'notLooked';
  const fine = typed.kind === 'defects' ? typed.figure === '0' : typed.kind === 'rating' && typed.figure === '10';
  const both = { readOnly: closed !== null, onKeyDown, onBlur: () => void save(typed), autoComplete: 'off' };
  const chips = [
    { kind: rated ? 'rating' : 'defects', says: rated ? '满分' : '无问题', on: fine },
    { kind: 'notApplicable', says: '合理缺项', on: typed.kind === 'notApplicable' },
    { kind: 'notLooked', says: '没有看', on: typed.kind === 'notLooked' },
  ] as const;
  return (
    <li className={won !== null && won < item.points ? 'item-line lost' : 'item-line'}>
      <p className="item-text">
        {item.keyItem && <b title="关键项">※ </b>}
        {item.text}
      </p>
      <div className="item-figures">
        <input
          {...both}
          ref={figure}
          className="input figure-input"
          inputMode={rated ? 'decimal' : 'numeric'}
          data-item={item.key}
          aria-label={`${item.text}：${rated ? '评分' : '问题数'}`}
          placeholder={none ? '—' : rated ? '评分' : '问题'}
          value={typed.figure}
          onChange={(e) => onFigure(e.target.value)}
        />
        {item.band?.by === 'ratio' && !rated && (
          <input
            {...both}
            className="input"
            inputMode="numeric"
            aria-label={`${item.text}：共看几处`}
            placeholder="共看"
            value={typed.seen}
            onChange={(e) => setTyped({ ...typed, seen: e.target.value })}
          />
        )}
      </div>
      <div className="item-chips">
        {chips.map(({ kind, says, on }) => (
          <button
            key={kind}
            type="button"
            tabIndex={-1}
            aria-pressed={on}
            aria-disabled={closed ? true : undefined}
            onClick={() => !closed && choose(kind)}
          >
            {says}
          </button>
        ))}
      </div>
      <input
        {...both}
        ref={remark}
        className="input item-remark"
        aria-label={`${item.text}：说明`}
        placeholder={typed.kind === 'notApplicable' ? '写明原因' : '说明'}
        maxLength={300}
        value={typed.remark}
        onChange={(e) => setTyped({ ...typed, remark: e.target.value })}
      />
      <span className="item-points">
        {won === null ? '' : <b>{scoreSays(won)}</b>} / {item.points}
      </span>
      <span className="item-saved faint">{saving.at === 'saving' ? '在存' : mark ? `${mark.by ?? ''} ${momentSays(mark.at)}` : ''}</span>
      {saving.at === 'wrong' && (
        <p className="item-says" role="alert">
          {saving.says}
        </p>
      )}
      {saving.at === 'conflict' && (
        <div className="item-says" role="alert">
          <p>{saving.says}</p>
          <p>
            <Button
              small
              onClick={() => {
                base.current = saving.theirs;
                setTyped(typedOf(saving.theirs));
                onTheirs(saving.theirs);
                setSaving({ at: 'rest' });
              }}
            >
              用{saving.theirs.by ?? '对方'}的：{markSays(saving.theirs)}
            </Button>{' '}
            <Button small onClick={() => void send(saving.mine, saving.theirs.revision)}>
              用我的：{markSays(saving.mine)}
            </Button>
          </p>
        </div>
      )}
    </li>
  );
}
