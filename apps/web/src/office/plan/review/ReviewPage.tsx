import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { ErrorState, LoadingRows, Page } from '../../../shared/parts/index.ts';
import '../documents.css';
import { actsOn } from './acts.ts';
import { KeyCard } from './KeyCard.tsx';
import { headingsOf, marksOf, sourceItems } from './marks.ts';
import { PublishDialog } from './publish/PublishDialog.tsx';
import { ReviewBar, sayState } from './ReviewBar.tsx';
import { RightPane } from './RightPane.tsx';
import { layOutSource } from './source/blocks.ts';
import { type SourceHandle, SourcePane } from './source/SourcePane.tsx';
import { SourceTools } from './source/SourceTools.tsx';
import { useDraft } from './useDraft.ts';
import { useReview } from './useReview.ts';

/** 核对方案: the source on the left, what was read of it on the right; by hand or by key, alone or with others. */
export default function ReviewPage() {
  const { id = '' } = useParams();
  return <Review key={id} id={id} />;
}

function Review({ id }: { id: string }) {
  const navigate = useNavigate();
  const { store, view, items } = useDraft(id);
  const acts = useMemo(() => actsOn(store), [store]);
  const sheet = useRef<SourceHandle>(null);
  const [asking, setAsking] = useState<'keys' | 'publish' | null>(null);
  const { draft } = view;
  const why = draft ? (draft.document.can.edit ?? null) : null;
  const review = useReview({ items, draft, store, acts, why, sheet, onHelp: () => setAsking('keys') });
  const { current, hovered, setHovered, pane, setPane } = review;

  const placed = useMemo(() => sourceItems(items), [items]);
  const { text = '', tables, reading } = draft ?? {};
  const title = draft?.document.title ?? '';
  const blocks = useMemo(
    () => (tables && reading ? layOutSource({ text, tables }, placed, headingsOf(text, reading, title)) : []),
    [text, tables, reading, title, placed],
  );
  const marks = useMemo(() => (draft ? marksOf(items, draft) : []), [items, draft]);
  const numbers = useMemo(
    () => new Map(items.map(({ task, serial, doubts }) => [task.id as string, { serial, asks: doubts.length > 0 }])),
    [items],
  );
  const openFromSheet = useCallback(
    (item: string) => {
      review.openItem(item, { fromSheet: true });
      if (window.matchMedia('(max-width: 720px)').matches) setPane('items');
    },
    [review.openItem, setPane],
  );
  useEffect(() => {
    if (draft?.document.state === 'reading') void navigate(`/plan/documents/${id}`, { replace: true });
  }, [draft, id, navigate]);

  if (!draft)
    return (
      <Page title="核对方案" fill>
        {view.failure ? <ErrorState failure={view.failure} onRetry={() => void store.load()} /> : <LoadingRows />}
      </Page>
    );
  return (
    <div className="review-page">
      <Page
        title={title}
        sub={sayState(view)}
        fill
        actions={
          <ReviewBar
            document={draft.document}
            undo={view.undo}
            others={view.others}
            onUndo={() => void store.undo()}
            onPublish={() => setAsking('publish')}
          />
        }
      >
        <div className={`panes show-${pane}`}>
          <section className="source-pane" aria-label="原文">
            <SourceTools selection={review.selection} why={why} onAdd={review.add} />
            <SourcePane
              ref={sheet}
              text={text}
              blocks={blocks}
              marks={marks}
              numbers={numbers}
              current={current}
              hovered={hovered}
              onItem={openFromSheet}
              onHover={setHovered}
              onSelect={review.setSelection}
              empty={<p className="state-line sub">这份方案没有原文。</p>}
            />
          </section>
          <nav className="pane-switch" aria-label="看哪一边">
            {(['source', 'items'] as const).map((one) => (
              <button key={one} type="button" aria-pressed={pane === one} onClick={() => setPane(one)}>
                {one === 'source' ? '原文' : '任务'}
              </button>
            ))}
          </nav>
          <RightPane
            draft={draft}
            view={view}
            store={store}
            acts={acts}
            items={items}
            why={why}
            review={review}
            sheet={sheet}
            onHelp={() => setAsking('keys')}
          />
        </div>
        {asking === 'keys' && <KeyCard onClose={() => setAsking(null)} />}
        {asking === 'publish' && (
          <PublishDialog
            document={draft.document}
            onClose={() => setAsking(null)}
            onOpen={(place) => {
              setAsking(null);
              review.setView(place);
            }}
            onPublished={() => void navigate(`/plan/documents/${id}`)}
          />
        )}
      </Page>
    </div>
  );
}
