import type { Draft } from '@weicheng/domain/plan';
import { type RefObject, useMemo } from 'react';
import { Button, Empty, Icon } from '../../../shared/parts/index.ts';
import type { ReviewActs } from './acts.ts';
import { flagsOutside, type Item, type ViewKey, views } from './draftState.ts';
import type { DraftStore, DraftView } from './draftStore.ts';
import { ItemList } from './item/ItemList.tsx';
import { OpenItem } from './item/OpenItem.tsx';
import { FlagStrip } from './panel/FlagStrip.tsx';
import { NamePanel } from './panel/NamePanel.tsx';
import { NoUnitStrip } from './panel/NoUnitStrip.tsx';
import { Overview } from './panel/Overview.tsx';
import type { SourceHandle } from './source/SourcePane.tsx';
import type { Place, ReviewHand } from './useReview.ts';

interface RightPaneProps {
  draft: Draft;
  view: DraftView;
  store: DraftStore;
  acts: ReviewActs;
  items: readonly Item[];
  why: string | null;
  review: ReviewHand;
  sheet: RefObject<SourceHandle | null>;
  onHelp: () => void;
}

/** 读出的: tabs with counts, the items or the names or the rest, and the keys at the foot. */
export function RightPane({ draft, view, store, acts, items, why, review, sheet, onHelp }: RightPaneProps) {
  const { shown, current, named } = review;
  const outside = useMemo(() => flagsOutside(draft.flags, items), [draft.flags, items]);
  const clear = useMemo(() => items.filter(({ task, doubts }) => task.state === 'unreviewed' && doubts.length === 0).length, [items]);
  const listing = review.view !== 'names' && review.view !== 'rest';
  return (
    <section className="items-pane" aria-label="读出的任务">
      <Tabs draft={draft} items={items} outside={outside.length} at={review.view} onView={review.setView} />
      {listing && (
        <div className="list-tools">
          <label className="review-find">
            <Icon name="search" />
            <input
              type="search"
              aria-label="在任务里找"
              placeholder="找内容、编号、单位"
              value={review.words}
              onChange={(e) => review.setWords(e.target.value)}
              onKeyDown={(e) => e.key === 'Escape' && e.currentTarget.blur()}
            />
            <kbd>/</kbd>
          </label>
          <span className="grow" />
          {why === null && clear > 0 && (
            <Button small onClick={() => void acts.acceptClear()}>
              没有疑点的 {clear} 条一并确认
            </Button>
          )}
          {why === null && clear === 0 && review.view === 'doubts' && shown.length > 0 && (
            <Button small onClick={() => void acts.acceptSeen(shown.map(({ task }) => task))}>
              这 {shown.length} 条都看过，一并确认
            </Button>
          )}
        </div>
      )}
      {review.view === 'names' ? (
        <NamePanel
          units={draft.units}
          unitName={draft.document.unitName}
          acts={acts}
          why={why}
          onFind={(printed) => {
            review.setView('all');
            review.setWords(printed);
          }}
        />
      ) : review.view === 'rest' ? (
        <Overview draft={draft} store={store} why={why} onShow={(span) => sheet.current?.show(span, true)} />
      ) : (
        <>
          {review.view === 'doubts' && (
            <FlagStrip flags={outside} text={draft.text} acts={acts} why={why} onShow={(flag) => sheet.current?.show(flag.span, true)} />
          )}
          {(review.view === 'doubts' || review.view === 'open') && <NoUnitStrip items={items} acts={acts} why={why} />}
          <ItemList
            items={shown}
            named={named}
            current={current}
            hovered={review.hovered}
            others={view.others}
            onOpen={review.openItem}
            onHover={review.setHovered}
            empty={<NothingShown place={review.view} words={review.words} review={review} total={items.length} />}
            open={(item) => (
              <OpenItem
                key={item.task.id}
                item={item}
                draft={draft}
                named={named}
                store={store}
                acts={acts}
                conflict={view.conflicts.get(item.task.id)}
                by={view.others.get(item.task.id)}
                why={why}
                opened={review.opened}
                onOpened={review.setOpened}
                onAccept={review.accept}
                onSetAside={review.setAside}
                onReconsider={review.reconsider}
                onMerge={review.merge}
                onMove={review.move}
                onSplit={review.split}
              />
            )}
          />
        </>
      )}
      <footer className="pane-keys">
        <span>
          <kbd>J</kbd>
          <kbd>K</kbd>上下
        </span>
        <button type="button" onClick={review.nextDoubt}>
          <kbd>F</kbd>下一处存疑
        </button>
        <span>
          <kbd>L</kbd>对齐原文
        </span>
        <span className="grow" />
        <button type="button" onClick={onHelp}>
          <kbd>?</kbd>全部按键
        </button>
      </footer>
    </section>
  );
}

interface TabsProps {
  draft: Draft;
  items: readonly Item[];
  outside: number;
  at: Place;
  onView: (place: Place) => void;
}

function Tabs({ draft, items, outside, at, onView }: TabsProps) {
  const counts = useMemo(
    () => Object.fromEntries(Object.entries(views).map(([key, { holds }]) => [key, items.filter(holds).length])) as Record<ViewKey, number>,
    [items],
  );
  const open = draft.units.filter((unit) => unit.decision === null).length;
  const compared = draft.document.replacesId !== null;
  const tabs: [Place, string, string | number, boolean][] = [
    ...(Object.keys(views) as ViewKey[])
      .filter((key) => key !== 'changed' || compared)
      .map((key): [Place, string, string | number, boolean] => [
        key,
        views[key].says,
        key === 'doubts' ? counts.doubts + outside : counts[key],
        key === 'doubts' && counts.doubts > 0,
      ]),
    ['names', '单位', open > 0 ? `${open} 未定` : draft.units.length, open > 0],
    ['rest', '其余', '', false],
  ];
  return (
    <div className="pane-strip tabs" role="tablist" aria-label="看哪些">
      {tabs.map(([key, says, count, asks]) => (
        <button key={key} type="button" role="tab" aria-selected={key === at} onClick={() => onView(key)}>
          {says}
          {count !== '' && <em className={asks ? 'asks' : undefined}>{count}</em>}
        </button>
      ))}
    </div>
  );
}

function NothingShown({ place, words, review, total }: { place: Place; words: string; review: ReviewHand; total: number }) {
  if (total === 0) return <Empty>这份方案没有读出任务。在左边的原文里选中一段，按 N 添成任务。</Empty>;
  if (words !== '')
    return (
      <Empty
        action={
          <Button small onClick={() => review.setWords('')}>
            不找了
          </Button>
        }
      >
        没有写到“{words}”的任务。
      </Empty>
    );
  return <Empty>{place === 'doubts' ? '没有存疑的任务。' : place === 'open' ? '都核对过了。可以下达。' : '这里没有任务。'}</Empty>;
}
