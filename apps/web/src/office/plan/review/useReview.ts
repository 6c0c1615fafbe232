import type { Draft, Span } from '@weicheng/domain/plan';
import { type RefObject, useCallback, useEffect, useMemo, useState } from 'react';
import { toast } from '../../../shared/parts/index.ts';
import type { ReviewActs } from './acts.ts';
import { doubtsIn, settledByAccept } from './doubts.ts';
import { type Item, neighbour, shownItems, type ViewKey } from './draftState.ts';
import type { DraftStore } from './draftStore.ts';
import { decisionOf } from './item/DoubtLines.tsx';
import { nothingOpened, type Opened } from './item/OpenItem.tsx';
import type { ReviewAct } from './keys.ts';
import type { SourceHandle } from './source/SourcePane.tsx';
import { useReviewKeys } from './useReviewKeys.ts';

/** What stands on the right: a view of the items, the names, or what else was read. */
export type Place = ViewKey | 'names' | 'rest';

interface ReviewProps {
  items: readonly Item[];
  draft: Draft | null;
  store: DraftStore;
  acts: ReviewActs;
  why: string | null;
  sheet: RefObject<SourceHandle | null>;
  onHelp: () => void;
}

/** 核对的手: which item is current, which view is shown, and what every key and button does. */
export function useReview({ items, draft, store, acts, why, sheet, onHelp }: ReviewProps) {
  const [current, setCurrent] = useState<string | null>(null);
  const [hovered, setHovered] = useState<string | null>(null);
  const [view, setPlace] = useState<Place>('all');
  const [words, setWords] = useState('');
  const [pane, setPane] = useState<'source' | 'items'>('items');
  const [selection, setSelection] = useState<Span | null>(null);
  const [opened, setOpened] = useState<Opened>(nothingOpened);
  const listed: ViewKey = view === 'names' || view === 'rest' ? 'all' : view;
  const shown = useMemo(() => shownItems(items, listed, words), [items, listed, words]);
  const item = items.find(({ task }) => task.id === current);
  const named = useMemo(() => new Map((draft?.units ?? []).map((unit) => [unit.printed, unit])), [draft?.units]);

  const openItem = useCallback(
    (id: string | null, how: { fromSheet?: boolean } = {}) => {
      setCurrent(id);
      setOpened(nothingOpened);
      const span = items.find(({ task }) => task.id === id)?.task.span;
      if (span && !how.fromSheet) sheet.current?.show(span);
      if (how.fromSheet) {
        setPlace((now) => (now === 'names' || now === 'rest' ? 'all' : now));
        if (!shown.some(({ task }) => task.id === id)) {
          setPlace('all');
          setWords('');
        }
      }
    },
    [items, sheet, shown],
  );
  const setView = useCallback((place: Place) => {
    setPlace(place);
    setWords('');
    setPane('items');
  }, []);

  // the first item that is not done yet, once the draft is there
  const first = current === null && items.length > 0 ? (items.find(({ task }) => task.state === 'unreviewed') ?? items[0]) : undefined;
  useEffect(() => {
    if (first) openItem(first.task.id);
  }, [first, openItem]);

  // a view that does not hold the current item opens at its first
  const [entered, setEntered] = useState<Place>(view);
  useEffect(() => {
    if (entered === view) return;
    setEntered(view);
    const here = shown[0];
    if (here && view !== 'names' && view !== 'rest' && !shown.some(({ task }) => task.id === current)) openItem(here.task.id);
  }, [entered, view, shown, current, openItem]);

  const step = (by: 1 | -1) => openItem(neighbour(shown, current, by, item?.serial) ?? current);
  const accept = () => {
    if (!item || !draft) return;
    const { task } = item;
    // done elsewhere, and no longer in this view: on to what is
    if (task.state !== 'unreviewed' && !shown.includes(item) && shown[0]) return openItem(shown[0].task.id);
    const next = neighbour(shown, current, 1, item.serial);
    if (task.state === 'unreviewed') {
      const along = settledByAccept(doubtsIn(task, draft.flags, named));
      void (async () => {
        const flags = along.flatMap((doubt) => (doubt.kind === 'flag' ? [doubt.flag] : []));
        for (const doubt of along)
          if (doubt.kind === 'name' && doubt.likely && !(await acts.confirm(doubt.named, decisionOf(doubt.likely)))) return;
        if (flags.length > 0 && !(await acts.settle(flags))) return;
        await acts.accept(store.task(task.id) ?? task);
      })();
    }
    if (next) openItem(next);
    else if (task.state === 'unreviewed') toast('到最后一条了。存疑、单位都定下后就可以下达。', 'told');
  };
  const nextDoubt = () => {
    const asking = shownItems(items, 'doubts', '');
    const later = asking.find((one) => one.serial > (item?.serial ?? 0)) ?? asking[0];
    if (!later) return toast('没有存疑的任务了。');
    if (!shown.includes(later)) setView('all');
    openItem(later.task.id);
  };
  const setAside = () => {
    if (!item) return;
    if (item.task.state === 'setAside') return void acts.restore(item.task);
    const next = neighbour(shown, current, 1, item.serial);
    void acts.setAside(item.task);
    if (next) openItem(next);
  };
  const reconsider = () => {
    if (item?.task.state === 'accepted') void acts.reconsider(item.task);
  };
  const merge = () => {
    const into = item && items.findLast((one) => one.serial < item.serial && one.task.state !== 'setAside');
    if (!item || !into) return toast('前面没有任务可以并入。', 'refused');
    openItem(into.task.id);
    void acts.merge(into.task, item.task);
  };
  const move = (by: 1 | -1) => {
    const at = items.findIndex(({ task }) => task.id === current);
    if (!item || at + by < 0 || at + by >= items.length) return;
    const idAt = (i: number) => items[i]?.task.id ?? null;
    void acts.move(item.task, by === 1 ? idAt(at + 1) : idAt(at - 2), idAt(at - 1));
  };
  const split = (at: number) =>
    item &&
    void acts.split(item.task, at).then((second) => {
      if (second) openItem(second.id);
    });
  const add = () => {
    if (!selection) return toast('先在原文里选中一段文字。', 'refused');
    void acts.add(selection).then((added) => {
      document.getSelection()?.removeAllRanges();
      setView('all');
      if (added) openItem(added.id);
    });
  };
  const settle = (number: number) => {
    const doubt = item && draft ? doubtsIn(item.task, draft.flags, named)[number - 1] : undefined;
    if (doubt?.kind === 'flag') void acts.settle([doubt.flag]);
    else if (doubt?.kind === 'name' && doubt.named.candidates[0]) void acts.confirm(doubt.named, decisionOf(doubt.named.candidates[0]));
    else if (doubt?.kind === 'name') setOpened({ ...nothingOpened, name: doubt.named.printed });
    else if (doubt?.kind === 'due') setOpened({ ...nothingOpened, due: true });
    else if (doubt?.kind === 'noUnit') setOpened({ ...nothingOpened, unit: true });
  };

  const editing = (go: () => void) => {
    if (why) toast(why, 'refused');
    else go();
  };
  const whole = (go: () => void) =>
    editing(() => (item?.task.state === 'setAside' ? toast('这一条不是任务，恢复后再改。', 'refused') : go()));
  const on: Partial<Record<ReviewAct, () => void>> = {
    next: () => step(1),
    previous: () => step(-1),
    accept: () => whole(accept),
    doubt: nextDoubt,
    edit: () => whole(() => setOpened({ ...nothingOpened, text: 'edit' })),
    split: () => whole(() => setOpened({ ...nothingOpened, text: 'split' })),
    units: () => whole(() => setOpened({ ...nothingOpened, unit: true })),
    due: () => whole(() => setOpened({ ...nothingOpened, due: true })),
    merge: () => whole(merge),
    setAside: () => editing(setAside),
    reconsider: () => editing(reconsider),
    up: () => whole(() => move(-1)),
    down: () => whole(() => move(1)),
    add: () => editing(add),
    align: () => item?.task.span && sheet.current?.show(item.task.span, true),
    undo: () =>
      void store.undo().catch((refused: unknown) => toast(refused instanceof Error ? refused.message : '没有撤销成。', 'refused')),
    names: () => setView(view === 'names' ? 'all' : 'names'),
    find: () => {
      if (view === 'names' || view === 'rest') setPlace('all');
      requestAnimationFrame(() => document.querySelector<HTMLInputElement>('.review-find input')?.focus());
    },
    help: onHelp,
  };
  useReviewKeys((act) => {
    if (act.startsWith('settle')) editing(() => settle(Number(act.slice(6))));
    else on[act]?.();
    return true;
  });

  return {
    current,
    hovered,
    setHovered,
    view,
    setView,
    words,
    setWords,
    pane,
    setPane,
    selection,
    setSelection,
    opened,
    setOpened,
    shown,
    item,
    named,
    openItem,
    nextDoubt,
    accept,
    setAside,
    reconsider,
    merge,
    move,
    split,
    add: () => editing(add),
  };
}
export type ReviewHand = ReturnType<typeof useReview>;
