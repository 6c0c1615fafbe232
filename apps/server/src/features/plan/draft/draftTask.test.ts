import { draftFlagContract, draftTaskContract, draftUnitContract, planDocumentContract, taskContract } from '@weicheng/domain/plan';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Caller, testOffice } from '../../../testing/office.ts';
import { draftOf, imported, nth, planText, refused } from '../../../testing/planDesk.ts';

let lead: Caller;
beforeAll(async () => {
  lead = await (await testOffice({ background: true })).as('chuangwei');
});

describe('an item of a draft', () => {
  it('is split, merged, moved, added to and set aside, with the place in the source kept', async () => {
    const row = await imported(lead, planText('丁', '定期消毒，公示结果。'));
    const documentId = row.id;
    const { tasks, text: source } = await draftOf(lead, row);
    const market = nth(tasks, 1);
    const at = market.text.indexOf('定期消毒');
    const split = await lead.call(draftTaskContract.split, { documentId, id: market.id, revision: market.revision, at });
    const [kept, there] = [nth(split.tasks), nth(split.tasks, 1)];
    expect([kept.text, there.text]).toEqual(['规范农贸市场管理，落实清扫保洁制度。', '定期消毒，公示结果。']);
    expect(source.slice(there.span?.start, there.span?.end)).toContain('定期消毒，公示结果。');
    expect(source.slice(kept.span?.start, kept.span?.end)).not.toContain('定期消毒');
    expect(there.units.map((u) => u.printed)).toEqual(['市监所', '市卫健委']);
    expect((await draftOf(lead, row)).tasks.map((t) => t.id)).toEqual([nth(tasks).id, kept.id, there.id, nth(tasks, 2).id]);
    expect(await refused(lead.call(draftTaskContract.split, { documentId, id: kept.id, revision: kept.revision, at: 999 }))).toMatchObject({
      code: 'draft.split-nowhere',
    });

    const merged = await lead.call(draftTaskContract.merge, {
      documentId,
      id: kept.id,
      revision: kept.revision,
      others: [{ id: there.id, revision: there.revision }],
    });
    expect(merged.document.counts.tasks).toBe(3);
    expect(merged.tasks.find((t) => t.id === there.id)).toMatchObject({ state: 'merged', mergedInto: kept.id });
    const moved = await lead.call(draftTaskContract.move, {
      documentId,
      id: kept.id,
      revision: merged.revision,
      behind: null,
      area: '市场',
    });
    expect(nth(moved.tasks)).toMatchObject({ area: '市场', was: { area: '市容环境' } });
    expect(nth((await draftOf(lead, row)).tasks).id).toBe(kept.id);

    const start = source.indexOf('发放宣传资料');
    const added = await lead.call(draftTaskContract.add, { documentId, span: { start, end: start + 6 } });
    expect(nth(added.tasks)).toMatchObject({
      text: '发放宣传资料',
      area: '健康教育',
      span: { start, end: start + 6 },
      state: 'unreviewed',
    });
    const aside = await lead.call(draftTaskContract.setAside, { documentId, id: nth(added.tasks).id, revision: added.revision });
    expect(aside.document.counts).toMatchObject({ tasks: 3, setAside: 1 });
    const restored = await lead.call(draftTaskContract.restore, { documentId, id: nth(added.tasks).id, revision: aside.revision });
    expect(restored.document.counts).toMatchObject({ tasks: 4, setAside: 0 });
    const suggestions = await lead.call(draftTaskContract.suggest, { documentId, id: nth(tasks).id });
    expect(suggestions.clauses.length).toBeGreaterThan(0);
  });

  it('has its doubts settled, and opened again', async () => {
    const row = await imported(lead, `${planText('戊')}4.清理卫生死角。\n牵头单位：市城管局\n`);
    const { flags } = await draftOf(lead, row);
    expect(flags.length).toBeGreaterThan(0);
    const ids = flags.map((flag) => flag.id);
    const settledOnes = await lead.call(draftFlagContract.settle, { documentId: row.id, ids, note: '原文如此' });
    expect(settledOnes.document.counts.openFlags).toBe(0);
    expect(nth(settledOnes.flags).settled).toMatchObject({ note: '原文如此' });
    const opened = await lead.call(draftFlagContract.unsettle, { documentId: row.id, ids });
    expect(opened.document.counts.openFlags).toBe(flags.length);
  });

  it('has its names settled in one go, missing units founded; units laid on many items and taken off again', async () => {
    const words = `${planText('己')}2.清洗消毒垃圾容器。\n牵头单位：河西环卫处\n3.冲洗路面。\n配合单位：河西环卫处、各有关方面\n4.清运垃圾。\n`;
    const row = await imported(lead, words);
    const documentId = row.id;
    const draft = await draftOf(lead, row);
    const open = draft.units.filter((unit) => unit.decision === null).map((unit) => unit.printed);
    expect(open).toEqual(expect.arrayContaining(['市监所', '河西环卫处', '各有关方面']));
    const founding = { kind: 'found' as const, name: '河西环卫处', unitKind: 'department' as const };
    const noPlace = { ...founding, unitKind: 'community' as const };
    expect(
      await refused(lead.call(draftUnitContract.settle, { documentId, names: [{ printed: '河西环卫处', decision: noPlace }] })),
    ).toMatchObject({ code: 'draft.no-place-for-unit', message: expect.stringContaining('街道、镇') });
    const settled = await lead.call(draftUnitContract.settle, {
      documentId,
      names: [
        { printed: '市监所', decision: { ...founding, name: '河西环卫处' } },
        { printed: '河西环卫处', decision: founding },
      ],
    });
    const meaning = settled.units.map((unit) => unit.decision);
    expect(new Set(meaning.map((decision) => JSON.stringify(decision))).size).toBe(1);
    expect(settled.document.counts.openUnits).toBe(open.length - 2);
    const back = await lead.call(draftUnitContract.settle, { documentId, names: [{ printed: '市监所', decision: null }] });
    expect(back.units).toMatchObject([{ printed: '市监所', decision: null }]);

    const bare = draft.tasks.filter((task) => task.units.length === 0).map(({ id, revision }) => ({ id, revision }));
    expect(bare.length).toBeGreaterThan(0);
    const unit = { role: 'responsible' as const, printed: '市卫健委' };
    const given = await lead.call(draftTaskContract.assignMany, { documentId, items: bare, unit });
    expect(given.tasks.map((task) => task.units.map(({ printed }) => printed))).toEqual(bare.map(() => ['市卫健委']));
    const items = given.tasks.map(({ id, revision }) => ({ id, revision }));
    const off = await lead.call(draftTaskContract.assignMany, { documentId, items, unit, off: true });
    expect(off.tasks.every((task) => task.units.length === 0)).toBe(true);

    const all = (await draftOf(lead, row)).tasks.map(({ id, revision }) => ({ id, revision }));
    const accepted = await lead.call(draftTaskContract.acceptMany, { documentId, items: all });
    const again = accepted.tasks.map(({ id, revision }) => ({ id, revision }));
    const reopened = await lead.call(draftTaskContract.reconsiderMany, { documentId, items: again });
    expect(reopened.document.counts.accepted).toBe(0);
    const last = reopened.tasks.map(({ id, revision }) => ({ id, revision }));
    const { revision } = await lead.call(draftTaskContract.acceptMany, { documentId, items: last });

    // what is still open goes out by name, knowingly
    const check = await lead.call(planDocumentContract.checkPublication, { id: documentId });
    expect(check.refusal).toBeNull();
    expect(check.openNames.map(({ printed }) => printed)).toEqual(expect.arrayContaining(['市监所', '各有关方面']));
    const leaveOpen = check.openNames.map(({ printed }) => printed);
    const publish = (names: string[]) => lead.call(planDocumentContract.publish, { id: documentId, revision, leaveOpen: names });
    expect(await refused(publish(leaveOpen.slice(1)))).toMatchObject({ code: 'planDocument.units-open' });
    expect((await publish(leaveOpen)).issued).toBe(all.length);
    const { rows } = await lead.call(taskContract.list, { documentId, sort: 'document' });
    expect(rows.some((task) => task.first?.unitName === '河西环卫处')).toBe(true);
    expect(rows.filter((task) => task.unitCount === 0).length).toBe(check.withoutUnit);
  });
});
