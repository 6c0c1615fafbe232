import {
  type DraftChange,
  type DraftFlag,
  type DraftTask,
  type DraftTaskFields,
  type DraftUnit,
  draftFlagContract,
  draftTaskContract,
  draftUnitContract,
  type NameDecision,
  type NamedUnit,
  type NameSettling,
  type Span,
} from '@weicheng/domain/plan';
import { flagsIn } from './draftState.ts';
import type { DraftStore } from './draftStore.ts';

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
  const itemsOf = (tasks: readonly DraftTask[]) => tasks.map(({ id }) => ({ id, revision: store.task(id)?.revision ?? 0 }));
  const reconsiderAll = (tasks: readonly DraftTask[]) => store.act(draftTaskContract.reconsiderMany, { documentId, items: itemsOf(tasks) });

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
      store.act(draftTaskContract.acceptMany, { documentId }, { says: '确认没有疑点的', back: (done) => reconsiderAll(done.tasks) }),
    /** Also those with doubts: a person has said so. */
    acceptAll: (tasks: readonly DraftTask[]) =>
      store.act(
        draftTaskContract.acceptMany,
        { documentId, items: itemsOf(tasks) },
        { says: `确认 ${tasks.length} 条`, back: (done) => reconsiderAll(done.tasks) },
      ),
    /** 都看过: what was flagged in them is settled along, names that nobody decided on stay open. */
    acceptSeen: async (tasks: readonly DraftTask[]) => {
      const flags = tasks.flatMap((task) => flagsIn(store.view.draft?.flags ?? [], task));
      if (flags.length > 0 && !(await acts.settle(flags))) return null;
      return acts.acceptAll(tasks);
    },
    /** 一并加单位 */
    assign: (tasks: readonly DraftTask[], unit: Omit<DraftUnit, 'span'>) =>
      store.act(
        draftTaskContract.assignMany,
        { documentId, items: itemsOf(tasks), unit },
        {
          says: `${tasks.length} 条加“${unit.printed}”`,
          back: (done) => store.act(draftTaskContract.assignMany, { documentId, items: itemsOf(done.tasks), unit, off: true }),
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
    /** 一并认定; what was founded for it stays when it is taken back. */
    settleNames: (names: readonly NameSettling[]) =>
      store.act(
        draftUnitContract.settle,
        { documentId, names: [...names] },
        {
          says: `认定 ${names.length} 个名称`,
          back: () => store.act(draftUnitContract.settle, { documentId, names: names.map(({ printed }) => ({ printed, decision: null })) }),
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
