import type { Problem } from '@weicheng/domain/kernel';
import { blankIn, type DraftEdit, type EditionDraft, editionImportContract } from '@weicheng/domain/standard';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call, type Output } from '../../../shared/api.ts';
import { problemOf } from '../../../shared/problems.ts';
import { useUnsaved } from '../../../shared/unsaved.ts';

/** How long after the last change it is saved. */
const restsFor = 700;
const mostUndos = 50;

export type OpenImport = Output<typeof editionImportContract.read>;

/** 草稿在页面上: what is seen, whether it is kept, and how it is changed. */
export interface ImportDesk {
  draft: EditionDraft;
  revision: number;
  /** Why it is not saved as it stands: something is empty. */
  blank: string | null;
  /** Refused: somebody was quicker, or it cannot be kept. What was typed stays on the page. */
  problem: Problem | null;
  saving: boolean;
  savedAt: string | null;
  apply: (edit: DraftEdit) => void;
  undo: (() => void) | undefined;
}

/** Changes at once on the page, saves a moment later, one save after the other; never over what somebody else has saved. */
export function useImport(read: OpenImport, { edition, version }: { edition: string; version: number }): ImportDesk {
  const [draft, setDraft] = useState(read.draft);
  const [kept, setKept] = useState({ draft: read.draft, revision: read.revision, at: null as string | null });
  const [problem, setProblem] = useState<Problem | null>(null);
  const [saving, setSaving] = useState(false);
  const undos = useRef<EditionDraft[]>([]);
  const blank = blankIn(draft.content);
  const dirty = draft !== kept.draft;
  useUnsaved(dirty);
  const apply = useCallback((edit: DraftEdit) => {
    setDraft((old) => {
      const next = edit(old);
      if (next !== old && undos.current.at(-1) !== old) undos.current = [...undos.current.slice(1 - mostUndos), old];
      return next;
    });
  }, []);
  const undo = () => {
    const before = undos.current.pop();
    if (before) setDraft(before);
  };
  useEffect(() => {
    if (!dirty || saving || problem || blank) return;
    const timer = setTimeout(async () => {
      setSaving(true);
      try {
        const { revision, changedAt } = await call(editionImportContract.save, { edition, version, revision: kept.revision, draft });
        setKept({ draft, revision, at: changedAt });
      } catch (refused) {
        setProblem(problemOf(refused));
      } finally {
        setSaving(false);
      }
    }, restsFor);
    return () => clearTimeout(timer);
  }, [dirty, saving, problem, blank, draft, kept, edition, version]);
  return {
    ...{ draft, revision: kept.revision, blank, problem, saving: saving || (dirty && !problem && !blank), savedAt: kept.at, apply },
    undo: undos.current.length > 0 ? undo : undefined,
  };
}
