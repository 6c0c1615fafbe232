import { createHash } from 'node:crypto';
import { readSheets } from '@weicheng/documents/sheet';
import type { Problem } from '@weicheng/domain/kernel';
import {
  type DraftTask,
  draftContract,
  draftTaskContract,
  draftUnitContract,
  type PlanDocumentId,
  planDocumentContract,
  taskContract,
} from '@weicheng/domain/plan';
import { fileContract, noticeContract } from '@weicheng/domain/platform';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type TestOffice, testOffice } from '../../../testing/office.ts';
import { draftOf, imported, nth, planText, refused, settled, unitNamed } from '../../../testing/planDesk.ts';

let office: TestOffice;
let lead: Caller;
let clerk: Caller;

beforeAll(async () => {
  office = await testOffice({ background: true });
  lead = await office.as('chuangwei');
  clerk = await office.as('jingban');
});

describe('a plan document', () => {
  it('goes from the file to the units: read, checked by two people, matched once, published', async () => {
    const row = await imported(lead, planText('甲'));
    expect(row).toMatchObject({ state: 'draft', title: '澄溪市甲工作实施方案', counts: { tasks: 3, accepted: 0, openUnits: 1 } });
    const draft = await draftOf(lead, row);
    expect(draft.tasks.map((t) => [t.path, t.area, t.due])).toEqual([
      ['一/(一)/1', '市容环境', '2027-03-31'],
      ['一/(一)/2', '市容环境', '2027-06-30'],
      ['一/(二)/1', '健康教育', '2027-12-31'],
    ]);
    expect(draft.units.find((u) => u.printed === '市监所')).toMatchObject({ decision: null, mentions: 1 });
    expect(nth(draft.units.find((u) => u.printed === '市监所')?.candidates ?? []).reason).toContain('依次出现');
    expect(draft.units.find((u) => u.printed === '各社区')).toMatchObject({ match: 'group' });

    // two people at one item: the second is told who was before him, and sees both
    const [first, second] = [nth(draft.tasks), nth(draft.tasks, 1)];
    const edit = { documentId: row.id, id: first.id, revision: first.revision };
    const done = await lead.call(draftTaskContract.edit, { ...edit, change: { text: '整治背街小巷，完成改造90条。' } });
    expect(nth(done.tasks)).toMatchObject({ was: { text: first.text }, changedBy: expect.any(String) });
    const late = await refused(clerk.call(draftTaskContract.edit, { ...edit, change: { title: '整治背街小巷' } }));
    expect(late).toMatchObject({ code: 'draft.outdated', status: 409 });
    const current = late.details['current'] as DraftTask;
    expect(current.text).toBe('整治背街小巷，完成改造90条。');
    expect(late.message).toContain(String(late.details['by']));
    await clerk.call(draftTaskContract.edit, { ...edit, revision: current.revision, change: { title: '整治背街小巷' } });
    const heard = await lead.call(draftContract.changes, { documentId: row.id, since: done.revision });
    expect(heard.tasks.map((t) => t.title)).toEqual(['整治背街小巷']);
    expect((await lead.call(draftContract.changes, { documentId: row.id, since: heard.revision })).tasks).toEqual([]);
    const back = await lead.call(draftTaskContract.edit, {
      ...edit,
      revision: nth(heard.tasks).revision,
      change: { text: first.text },
    });
    expect(Object.keys(nth(back.tasks).was)).toEqual(['title']);

    // only what wants no second look is accepted by the dozen
    const many = await lead.call(draftTaskContract.acceptMany, { documentId: row.id });
    expect(many.tasks.map((t) => t.path)).toEqual(['一/(一)/1', '一/(二)/1']);
    const check = await lead.call(planDocumentContract.checkPublication, { id: row.id });
    expect(check.refusal).toContain('1 条没有核对');
    await lead.call(draftTaskContract.accept, { documentId: row.id, id: second.id, revision: second.revision });
    const { revision } = await lead.call(planDocumentContract.read, { id: row.id });
    expect(await refused(lead.call(planDocumentContract.publish, { id: row.id, revision }))).toMatchObject({
      code: 'planDocument.units-open',
      message: expect.stringContaining('市监所'),
    });
    const unitId = await unitNamed(lead, '市场监督管理');
    const confirmed = await lead.call(draftUnitContract.confirm, {
      documentId: row.id,
      printed: '市监所',
      decision: { kind: 'unit', unitId },
    });
    expect(confirmed.document.counts.openUnits).toBe(0);
    expect(await refused(lead.call(planDocumentContract.publish, { id: row.id, revision }))).toMatchObject({ code: 'changed-meanwhile' });

    const before = (await (await office.as('chengguan')).call(noticeContract.list, {})).rows.length;
    const published = await lead.call(
      planDocumentContract.publish,
      { id: row.id, revision: confirmed.revision },
      { key: 'publish-plan-1' },
    );
    expect(published).toMatchObject({ issued: 3, revised: 0, voided: 0, document: { state: 'published' } });
    expect(published.assignments).toBeGreaterThan(5); // 各社区 are many
    const again = await lead.call(planDocumentContract.publish, { id: row.id, revision: confirmed.revision }, { key: 'publish-plan-1' });
    expect(again).toEqual(published);
    const { rows } = await lead.call(taskContract.list, { documentId: row.id, sort: 'document' });
    expect(rows.map((t) => [t.path, t.clock.due, t.state])).toEqual([
      ['一/(一)/1', '2027-03-31', 'issued'],
      ['一/(一)/2', '2027-06-30', 'issued'],
      ['一/(二)/1', '2027-12-31', 'issued'],
    ]);
    const shown = await lead.call(taskContract.read, { id: nth(rows, 2).id });
    expect(shown.assignments.map((share) => share.printed)).toContain('各社区');
    expect(nth(rows, 2).unitCount).toBe(shown.assignments.length);
    expect((await (await office.as('chengguan')).call(noticeContract.list, {})).rows.length).toBe(before + 1);
    expect(await refused(lead.call(draftTaskContract.accept, { documentId: row.id, id: second.id, revision: 3 }))).toMatchObject({
      code: 'planDocument.wrong-state',
    });

    // the table for paper, whole and for one unit, also through a group
    const table = async (more: object) => {
      const answer = await lead.send(planDocumentContract.breakdown, { id: row.id, ...more });
      const [sheet] = await readSheets(answer.rawPayload);
      return (sheet?.rows ?? []).flatMap((line) => line.cells).join('\n');
    };
    const whole = await table({});
    expect(
      ['整治背街小巷，完成改造80条', '规范农贸市场管理', '开展健康教育进社区活动', '各社区'].filter((w) => !whole.includes(w)),
    ).toEqual([]);
    const community = await table({ unitId: await unitNamed(lead, '云台社区') });
    expect(community).toContain('开展健康教育进社区活动');
    expect(community).not.toContain('规范农贸市场管理');
    const paper = await lead.send(planDocumentContract.breakdown, { id: row.id, format: 'docx' });
    expect(paper.rawPayload.subarray(0, 2).toString()).toBe('PK');

    // the name is not asked for again
    const next = await imported(lead, planText('乙'));
    expect(next.counts.openUnits).toBe(0);
  });

  it('of a new version keeps what was done: edits, answers, tasks; what is gone is asked for', async () => {
    const first = await imported(lead, planText('丙'));
    const draft = await draftOf(lead, first);
    const market = nth(draft.tasks, 1);
    const edit = { documentId: first.id, id: market.id, revision: market.revision, change: { title: '管好农贸市场', due: '2027-05-31' } };
    await lead.call(draftTaskContract.edit, edit as never);
    const items = (await draftOf(lead, first)).tasks.map(({ id, revision }) => ({ id, revision }));
    const ready = await lead.call(draftTaskContract.acceptMany, { documentId: first.id, items });
    await lead.call(planDocumentContract.publish, { id: first.id, revision: ready.revision });
    const issued = (await lead.call(taskContract.list, { documentId: first.id, sort: 'document' })).rows;

    const words = planText('丙')
      .replace('完成改造80条', '完成改造120条')
      .replace(/（二）健康教育[\s\S]*/, '（二）病媒生物防制\n1.开展春季集中灭鼠灭蚊活动。\n责任单位：市卫健委\n完成时限：2027年4月\n');
    const second = await imported(lead, words, { replaces: first.id });
    expect(await refused(lead.call(planDocumentContract.import, { text: planText('丙', '再'), replaces: first.id }))).toMatchObject({
      code: 'planDocument.replaced-already',
    });
    const fresh = await draftOf(lead, second);
    expect(fresh.tasks.map((t) => [t.comparison?.kind, t.state, t.title, t.due])).toEqual([
      ['changed', 'unreviewed', '整治背街小巷，完成改造120条', '2027-03-31'],
      ['same', 'accepted', '管好农贸市场', '2027-05-31'],
      ['new', 'unreviewed', '开展春季集中灭鼠灭蚊活动', '2027-04-30'],
    ]);
    expect(nth(fresh.tasks, 1).comparison?.carried.sort()).toEqual(['due', 'title']);
    expect(fresh.gone.map((g) => g.taskId)).toEqual([nth(issued, 2).id]);
    const open = fresh.tasks.filter((t) => t.state === 'unreviewed').map(({ id, revision }) => ({ id, revision }));
    const { revision } = await lead.call(draftTaskContract.acceptMany, { documentId: second.id, items: open });
    expect(await refused(lead.call(planDocumentContract.publish, { id: second.id, revision }))).toMatchObject({
      code: 'planDocument.gone-open',
    });
    const gone = [{ taskId: nth(issued, 2).id, action: 'void' as const }];
    const published = await lead.call(planDocumentContract.publish, { id: second.id, revision, gone });
    expect(published).toMatchObject({ issued: 1, revised: 1, voided: 1 });
    expect((await lead.call(planDocumentContract.read, { id: first.id })).state).toBe('superseded');
    const after = (await lead.call(taskContract.list, { documentId: second.id, sort: 'document' })).rows;
    expect(after.map((t) => t.id).slice(0, 2)).toEqual(issued.map((t) => t.id).slice(0, 2));
    expect((await lead.call(taskContract.read, { id: nth(after).id })).task.text).toContain('120条');
    expect((await lead.call(taskContract.read, { id: nth(issued, 2).id })).task.state).toBe('void');
  });

  it('is taken in once; the second time leads to the first, and abandoned it makes room', async () => {
    const row = await imported(lead, planText('己'));
    const twice = await refused(lead.call(planDocumentContract.import, { text: planText('己') }));
    expect(twice).toMatchObject({ code: 'planDocument.already', status: 409, details: { documentId: row.id } });
    await lead.call(planDocumentContract.abandon, { id: row.id, reason: '试一试' });
    expect((await imported(lead, planText('己'))).state).toBe('draft');
  });

  it('imported, edited and published by two at once is so only once', async () => {
    const outcome = <T>(both: Promise<T>[]) =>
      Promise.all(
        both.map((one) =>
          one.then(
            () => 'done',
            (problem: Problem) => problem.code,
          ),
        ),
      ).then((all) => all.sort());
    const words = planText('辛').replaceAll('市监所', '市城管局');
    const twice = [lead, clerk].map((who) => who.call(planDocumentContract.import, { text: words }));
    expect(await outcome(twice)).toEqual(['done', 'planDocument.already']);
    // the second time leads to the first: the clock of a test stands still, so the list cannot tell which is the newest
    const again = await refused(clerk.call(planDocumentContract.import, { text: words }));
    const id = again?.details.documentId as PlanDocumentId;
    const row = await settled(lead, id);
    const item = nth((await draftOf(lead, row)).tasks);
    const edits = [lead, clerk].map((who, i) =>
      who.call(draftTaskContract.edit, { documentId: id, id: item.id, revision: item.revision, change: { title: `第${i + 1}人改的` } }),
    );
    expect(await outcome(edits)).toEqual(['done', 'draft.outdated']);
    const items = (await draftOf(lead, row)).tasks.map((task) => ({ id: task.id, revision: task.revision }));
    const { revision } = await lead.call(draftTaskContract.acceptMany, { documentId: id, items });
    const publishing = [lead, clerk].map((who) => who.call(planDocumentContract.publish, { id, revision }));
    expect(await outcome(publishing)).toEqual(['done', 'planDocument.wrong-state']);
    expect((await lead.call(taskContract.list, { documentId: id })).rows).toHaveLength(3);
  });

  it('that cannot be read says why', async () => {
    const sent = async (bytes: Buffer, name: string) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      await lead.send(fileContract.put, { sha256 }, { payload: bytes });
      return settled(lead, (await lead.call(planDocumentContract.import, { file: { sha256, name } })).id);
    };
    expect(await sent(Buffer.from('。'), '空.txt')).toMatchObject({ state: 'unreadable', trouble: expect.stringContaining('没有文字') });
    expect(await sent(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), '图.docx')).toMatchObject({
      state: 'unreadable',
      trouble: expect.any(String),
    });
    expect(await refused(lead.call(planDocumentContract.import, {}))).toMatchObject({ code: 'planDocument.nothing-given' });
    const nowhere = { sha256: '0'.repeat(64), name: '方案.docx' };
    expect(await refused(lead.call(planDocumentContract.import, { file: nowhere }))).toMatchObject({ code: 'planDocument.file-missing' });
    expect(await imported(lead, '夜里下了一场雨，她没有带伞。')).toMatchObject({ state: 'draft', counts: { tasks: 0 } });
    expect(await imported(lead, 'a\u0001b'.replace('\u0001', ' ') + '\ud83d\ude00'.slice(0, 1)).catch((p: Problem) => p.code)).toBe(
      'invalid-input',
    );
  });

  it('is seen by whom it concerns: drafts by the office, what is published by all, another city’s by nobody', async () => {
    const row = await imported(lead, planText('庚'));
    for (const name of ['chengguan', 'jiedao']) {
      const other = await office.as(name);
      expect(await refused(draftOf(other, row))).toMatchObject({ status: 404 });
      expect((await other.call(planDocumentContract.list, {})).rows.map((r) => r.id)).not.toContain(row.id);
    }
    const city2 = await office.as('chuangwei-2');
    expect(await refused(draftOf(city2, row))).toMatchObject({ status: 404 });
    expect((await city2.call(planDocumentContract.list, {})).rows).toEqual([]);
    const published = nth((await lead.call(planDocumentContract.list, { state: 'published' })).rows);
    const seen = await (await office.as('chengguan')).call(planDocumentContract.read, { id: published.id });
    expect(seen.can['publish']).toContain('你的岗位不能');
  });

  it('of 3,000 items is read, accepted and published', { timeout: 120_000 }, async () => {
    const item = (i: number) =>
      `${i + 1}.整治第${i + 1}号点位周边环境，清理积存垃圾。\n牵头单位：市城管局\n配合单位：市卫健委\n完成时限：2027年${(i % 12) + 1}月\n`;
    const section = (i: number) => `第${i + 1}章 第${i + 1}片区\n${Array.from({ length: 100 }, (_, k) => item(k)).join('')}`;
    const row = await imported(lead, `澄溪市点位整治工作方案\n${Array.from({ length: 30 }, (_, i) => section(i)).join('')}`);
    expect(row).toMatchObject({ state: 'draft', counts: { tasks: 3000, openUnits: 0 } });
    const draft = await draftOf(lead, row);
    expect(draft.tasks).toHaveLength(3000);
    const items = draft.tasks.map(({ id, revision }) => ({ id, revision }));
    const { revision } = await lead.call(draftTaskContract.acceptMany, { documentId: row.id, items });
    const published = await lead.call(planDocumentContract.publish, { id: row.id, revision });
    expect(published).toMatchObject({ issued: 3000, assignments: 6000 });
  });
});
