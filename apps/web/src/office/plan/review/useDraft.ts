import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { useUnsaved } from '../../../shared/unsaved.ts';
import { useSignedIn } from '../../session.ts';
import { type Item, itemsOf } from './draftState.ts';
import { DraftStore, type DraftView } from './draftStore.ts';

const pollEvery = 2_500;

/** The draft of a document on this page: read, kept up to date with other reviewers, and its items. */
export function useDraft(documentId: string): { store: DraftStore; view: DraftView; items: Item[] } {
  const { name } = useSignedIn();
  const store = useMemo(() => new DraftStore(documentId, name), [documentId, name]);
  const view = useSyncExternalStore(store.subscribe, store.snapshot);
  const editable = view.draft?.document.state === 'draft';
  useEffect(() => void store.load(), [store]);
  useEffect(() => {
    if (!editable) return;
    const timer = setInterval(() => document.visibilityState === 'visible' && void store.poll(), pollEvery);
    return () => clearInterval(timer);
  }, [store, editable]);
  useUnsaved(view.saving > 0 || view.conflicts.size > 0);
  const before = useRef<Item[]>([]);
  const items = useMemo(() => {
    before.current = view.draft ? itemsOf(view.draft, before.current) : [];
    return before.current;
  }, [view.draft]);
  return { store, view, items };
}
