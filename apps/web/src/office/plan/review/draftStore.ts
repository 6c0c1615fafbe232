import { Problem, type Verb } from '@weicheng/domain/kernel';
import {
  type Draft,
  type DraftChange,
  type DraftTask,
  type DraftTaskFields,
  draftContract,
  draftTaskContract,
} from '@weicheng/domain/plan';
import { call, type Input } from '../../../shared/api.ts';
import { toast } from '../../../shared/parts/index.ts';
import { problemOf } from '../../../shared/problems.ts';
import { merged } from './draftState.ts';

type Fields = Partial<DraftTaskFields>;

/** 撞上了: what I wrote and what somebody else wrote meanwhile, side by side until I choose. */
export interface Conflict {
  mine: Fields;
  current: DraftTask;
  by: string;
}

/** 撤销的一步: what it undoes, and how. */
interface Undo {
  says: string;
  back: () => Promise<unknown>;
}

export interface DraftView {
  draft: Draft | null;
  failure: Error | null;
  /** Edits on their way. */
  saving: number;
  /** When the last edit was kept, by the office's clock. */
  savedAt: number | null;
  conflicts: ReadonlyMap<string, Conflict>;
  /** What another reviewer changed a moment ago: item → name. */
  others: ReadonlyMap<string, string>;
  undo: string | null;
}

/** A verb of the draft: it answers with what changed. */
type DraftVerb = Verb & { output: { _zod: { output: DraftChange } } };

/** How long an item is marked as changed by somebody else. */
const freshFor = 20_000;

/**
 * 草稿在页面上: read once, then only what changes, mine and others'. Everything written goes through `act`, which keeps the
 * row's revision right, notes how to undo it, and lets nothing typed get lost when somebody was faster.
 */
export class DraftStore {
  view: DraftView = { draft: null, failure: null, saving: 0, savedAt: null, conflicts: new Map(), others: new Map(), undo: null };
  private readonly listeners = new Set<() => void>();
  private readonly undos: Undo[] = [];
  private since = 0;
  private polling = false;

  readonly documentId: string;
  private readonly myName: string;

  constructor(documentId: string, myName: string) {
    this.documentId = documentId;
    this.myName = myName;
  }

  readonly subscribe = (hear: () => void) => {
    this.listeners.add(hear);
    return () => {
      this.listeners.delete(hear);
    };
  };
  readonly snapshot = () => this.view;

  private put(change: Partial<DraftView>) {
    this.view = { ...this.view, ...change };
    for (const hear of this.listeners) hear();
  }

  async load(): Promise<void> {
    try {
      const draft = await call(draftContract.read, { documentId: this.documentId });
      this.since = draft.revision;
      this.put({ draft, failure: null });
    } catch (failure) {
      this.put({ failure: problemOf(failure) });
    }
  }

  /** 别人的改动 since the last time asked. A poll that does not arrive is left to the next one. */
  async poll(): Promise<void> {
    const { draft } = this.view;
    if (!draft || this.polling) return;
    this.polling = true;
    try {
      const change = await call(draftContract.changes, { documentId: this.documentId, since: this.since }, { asksNobody: true });
      this.since = change.revision;
      this.lay(change, true);
    } catch {
      // The next poll asks for the same.
    } finally {
      this.polling = false;
    }
  }

  private lay(change: DraftChange, polled: boolean) {
    const { draft } = this.view;
    if (!draft) return;
    const known = new Map(draft.tasks.map((task) => [task.id as string, task.revision]));
    const others = polled
      ? change.tasks.filter(
          (task) => task.changedBy !== null && task.changedBy !== this.myName && task.revision > (known.get(task.id) ?? 0),
        )
      : [];
    const next = merged(draft, change);
    const same = next.tasks === draft.tasks && next.flags === draft.flags && next.units === draft.units && next.phases === draft.phases;
    if (same && next.document.revision === draft.document.revision && others.length === 0) return;
    this.put({ draft: next, ...(others.length > 0 ? { others: this.marked(others) } : {}) });
  }

  private marked(changed: readonly DraftTask[]): ReadonlyMap<string, string> {
    setTimeout(() => {
      const left = new Map(this.view.others);
      for (const { id } of changed) left.delete(id);
      this.put({ others: left });
    }, freshFor);
    return new Map([...this.view.others, ...changed.map((task): [string, string] => [task.id, task.changedBy ?? ''])]);
  }

  task(id: string): DraftTask | undefined {
    return this.view.draft?.tasks.find((task) => task.id === id);
  }

  /**
   * Does a verb of the draft and lays its answer over the page. `undo` says how it is taken back, from what was there before
   * and what the answer holds. Answers null when it was refused; the refusal has been said.
   */
  async act<V extends DraftVerb>(
    verb: V,
    input: Input<V>,
    undo?: { says: string; back: (change: DraftChange) => Promise<unknown> },
  ): Promise<DraftChange | null> {
    this.put({ saving: this.view.saving + 1 });
    try {
      const change = (await call(verb, input)) as DraftChange;
      this.lay(change, false);
      if (undo) this.remember({ says: undo.says, back: () => undo.back(change) });
      this.put({ saving: this.view.saving - 1, savedAt: Date.now() });
      return change;
    } catch (failure) {
      this.put({ saving: this.view.saving - 1 });
      this.refused(failure, input as { id?: string; change?: Fields });
      return null;
    }
  }

  private refused(failure: unknown, { id, change }: { id?: string; change?: Fields }) {
    const problem = problemOf(failure);
    const current = problem.details.current as DraftTask | undefined;
    if (problem.code === 'draft.outdated' && current && this.view.draft) {
      this.put({ draft: merged(this.view.draft, { ...this.view.draft, tasks: [current], flags: [], units: [], phases: [] }) });
      if (id && change) {
        const conflict = { mine: { ...this.view.conflicts.get(id)?.mine, ...change }, current, by: String(problem.details.by ?? '别人') };
        this.put({ conflicts: new Map([...this.view.conflicts, [id, conflict]]) });
        return;
      }
    }
    toast(problem.message, 'refused');
  }

  private remember(undo: Undo) {
    this.undos.push(undo);
    if (this.undos.length > 50) this.undos.shift();
    this.put({ undo: undo.says });
  }

  /** 撤销上一步 of mine. */
  async undo(): Promise<void> {
    const last = this.undos.pop();
    if (!last) return;
    this.put({ undo: this.undos.at(-1)?.says ?? null });
    const before = this.undos.length;
    try {
      await last.back();
      toast(`已撤销：${last.says}`);
    } catch (failure) {
      toast(problemOf(failure).message, 'refused');
    }
    // taking back is no step of its own
    this.undos.splice(before);
    this.put({ undo: this.undos.at(-1)?.says ?? null });
  }

  /** Edits fields of an item. What somebody else wrote since is not taken back by an undo. */
  async edit(id: string, change: Fields): Promise<DraftChange | null> {
    const task = this.task(id);
    if (!task) return null;
    const before = Object.fromEntries(Object.keys(change).map((field) => [field, task[field as keyof DraftTaskFields]])) as Fields;
    return this.act(
      draftTaskContract.edit,
      { documentId: this.documentId, id, revision: task.revision, change },
      { says: `改“${task.title}”`, back: (done) => this.takeBack(id, done, before) },
    );
  }

  private async takeBack(id: string, done: DraftChange, before: Fields): Promise<unknown> {
    const [then, now] = [done.tasks.find((task) => task.id === id), this.task(id)];
    if (!then || !now || then.revision === now.revision) return this.edit(id, before);
    throw new Problem('draft.changed-since', 409, `“${now.title}”后来又改过，这一步撤销不了。`);
  }

  /** 两个版本选一个: mine is written over theirs, knowingly; or mine is let go. */
  async resolve(id: string, take: 'mine' | 'theirs'): Promise<void> {
    const conflict = this.view.conflicts.get(id);
    const left = new Map(this.view.conflicts);
    left.delete(id);
    this.put({ conflicts: left });
    if (conflict && take === 'mine') await this.edit(id, conflict.mine);
  }
}
