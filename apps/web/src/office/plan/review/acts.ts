import { Problem } from '@weicheng/domain/kernel';
import {
  type DraftChange,
  type DraftFlag,
  type DraftTask,
  type DraftTaskFields,
  draftFlagContract,
  draftTaskContract,
  draftUnitContract,
  type NameDecision,
  type NamedUnit,
  type Span,
} from '@weicheng/domain/plan';
import type { DraftStore } from './draftStore.ts';

/** More than this many confirmed at once are not taken back one by one. */
const mostTakenBack = 60;

/** 核对中能办的事, each with the way back. `store.act` says a refusal and lays the answer over the page. */
export function actsOn(store: DraftStore) {
  const { documentId } = store;
  const item = (id: string) => ({ documentId, id, revision: store.task(id)?.revision ?? 0 });
  const contentOf = (task: DraftTask): Partial<DraftTaskFields> => ({
    title: task.title,
    text: task.text,
    due: task.due,
    deadlines: task.deadlines,
    recurrence: task.recurrence,
    thresholds: task.thresholds,
    clauses: task.clauses,
    indicators: task.indicators,
    units: task.units,
  });
  const newIn = (change: DraftChange, before: ReadonlySet<string>) => change.tasks.find((task) => !before.has(task.id));
  const known = () => new Set<string>(store.view.draft?.tasks.map((task) => task.id));

  const acts = {
    accept: (task: DraftTask): Promise<DraftChange | null> =>
      store.act(draftTaskContract.accept, item(task.id), { says: `确认“${task.title}”`, back: () => acts.reconsider(task) }),
    reconsider: (task: DraftTask): Promise<DraftChange | null> =>
      store.act(draftTaskContract.reconsider, item(task.id), { says: `重新核对“${task.title}”`, back: () => acts.accept(task) }),
    setAside: (task: DraftTask): Promise<DraftChange | null> =>
      store.act(draftTaskContract.setAside, item(task.id), { says: `“${task.title}”不是任务`, back: () => acts.restore(task) }),
    restore: (task: DraftTask): Promise<DraftChange | null> =>
      store.act(draftTaskContract.restore, item(task.id), { says: `恢复“${task.title}”`, back: () => acts.setAside(task) }),
    acceptClear: () =>
      store.act(
        draftTaskContract.acceptMany,
        { documentId },
        {
          says: '确认没有疑点的',
          back: async (change) => {
            const { length } = change.tasks;
            if (length > mostTakenBack)
              throw new Problem('draft.too-many', 409, `一次确认了 ${length} 条，不能一起撤销。要重看的，翻到那一条按 R。`);
            for (const task of change.tasks) await acts.reconsider(task);
          },
        },
      ),
    split: async (task: DraftTask, at: number) => {
      const before = known();
      const change = await store.act(
        draftTaskContract.split,
        { ...item(task.id), at },
        {
          says: `拆开“${task.title}”`,
          back: async (done) => {
            const second = newIn(done, before);
            if (!second) return;
            await store.act(draftTaskContract.merge, {
              ...item(task.id),
              others: [{ id: second.id, revision: store.task(second.id)?.revision ?? 0 }],
            });
            await store.edit(task.id, contentOf(task));
          },
        },
      );
      return change && newIn(change, before);
    },
    /** `other` goes into `into`; taken back by splitting it off again with all that it held. */
    merge: (into: DraftTask, other: DraftTask) => {
      const before = known();
      return store.act(
        draftTaskContract.merge,
        { ...item(into.id), others: [{ id: other.id, revision: other.revision }] },
        {
          says: `并入“${into.title}”`,
          back: async () => {
            const change = await store.act(draftTaskContract.split, { ...item(into.id), at: into.text.length });
            const second = change && newIn(change, before);
            await store.edit(into.id, contentOf(into));
            if (second) await store.edit(second.id, { ...contentOf(other), path: other.path });
          },
        },
      );
    },
    /** Behind another item, or first; `was` is what it stood behind. */
    move: (task: DraftTask, behind: string | null, was: string | null): Promise<DraftChange | null> =>
      store.act(
        draftTaskContract.move,
        { ...item(task.id), behind },
        { says: `挪动“${task.title}”`, back: () => acts.move(task, was, behind) },
      ),
    add: async (span: Span) => {
      const before = known();
      const change = await store.act(
        draftTaskContract.add,
        { documentId, span },
        {
          says: '从原文添的一条',
          back: async (done) => {
            const added = newIn(done, before);
            if (added) await acts.setAside(added);
          },
        },
      );
      return change && newIn(change, before);
    },
    /** 认定一个名称, once for the whole document. */
    confirm: (named: NamedUnit, decision: NameDecision | null) =>
      store.act(
        draftUnitContract.confirm,
        { documentId, printed: named.printed, decision },
        {
          says: `认定“${named.printed}”`,
          back: () => store.act(draftUnitContract.confirm, { documentId, printed: named.printed, decision: named.decision }),
        },
      ),
    settle: (flags: readonly DraftFlag[], note = '') => {
      const ids = flags.map((flag) => flag.id);
      return store.act(
        draftFlagContract.settle,
        { documentId, ids, note },
        {
          says: flags.length > 1 ? `${flags.length} 处存疑` : '这处存疑',
          back: () => store.act(draftFlagContract.unsettle, { documentId, ids }),
        },
      );
    },
    edit: (task: DraftTask, change: Partial<DraftTaskFields>) => store.edit(task.id, change),
  };
  return acts;
}

export type ReviewActs = ReturnType<typeof actsOn>;
