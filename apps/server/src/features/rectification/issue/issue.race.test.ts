import { randomUUID } from 'node:crypto';
import { addDays } from '@weicheng/domain/kernel';
import { personContract, type UnitId, unitContract } from '@weicheng/domain/organization';
import { type IssueDetail, issueContract, issueLife } from '@weicheng/domain/rectification';
import { addWorkingDays, calendarContract } from '@weicheng/domain/standard';
import { beforeAll, describe, expect, it } from 'vitest';
import { stateCouncilCalendar } from '../../../../../../standards/calendars.ts';
import { inDays, unitNamed } from '../../../testing/issuedPlan.ts';
import { type Caller, type TestOffice, testOffice } from '../../../testing/office.ts';

let office: TestOffice;
let desk: Caller;
let liaison: Caller;
let leader: Caller;
let own: UnitId;
let water: UnitId;
let officeUnit: UnitId;
beforeAll(async () => {
  office = await testOffice();
  [desk, liaison, leader] = await Promise.all([office.as('chuangwei'), office.as('lianluo'), office.as('lingdao')]);
  own = await unitNamed(office, '市城市管理综合执法局');
  water = await unitNamed(office, '市水务局');
  officeUnit = await unitNamed(office, '市创卫办');
});

const one = ({ id, revision }: IssueDetail) => ({ id, revision });
const about = (more: object = {}) => ({ title: '菜市场东门垃圾桶满溢', source: 'inspection' as const, place: '东门', ...more });
const registered = (more: object = {}) => desk.call(issueContract.register, about(more));
const dispatched = async (leadUnitId = own, more: object = {}) =>
  desk.call(issueContract.dispatch, { ...one(await registered()), leadUnitId, workingDays: 3, ...more });
const taken = async () => liaison.call(issueContract.acknowledge, one(await dispatched()));
const submitted = async () => liaison.call(issueContract.submit, { ...one(await taken()), text: '清运完毕' });
const history = async ({ id }: { id: IssueDetail['id'] }) => (await desk.call(issueContract.read, { id })).history;

/** How the acts of a race ended: done, or by what status. */
const ends = (settled: readonly PromiseSettledResult<unknown>[]) =>
  Object.fromEntries(
    [...Map.groupBy(settled, (end) => (end.status === 'fulfilled' ? 'done' : String(end.reason.status)))].map(([end, all]) => [
      end,
      all.length,
    ]),
  );
const race = async (acts: readonly (() => Promise<unknown>)[]) => ends(await Promise.allSettled(acts.map((act) => act())));

describe('同一个问题，几个人一起办', () => {
  it('lets one win, and tells all others with 409, whether or not they say what they saw', async () => {
    const row = await submitted();
    const close = (input: object) => () => desk.call(issueContract.close, input as never);
    expect(await race(Array.from({ length: 40 }, (_, n) => close(n % 2 === 0 ? one(row) : { id: row.id })))).toEqual({ done: 1, 409: 39 });
  });

  it('takes one of three different steps', async () => {
    const row = await taken();
    expect(
      await race([
        () => liaison.call(issueContract.submit, { ...one(row), text: '清运完毕' }),
        () => liaison.call(issueContract.decline, { ...one(row), reason: '不归我管' }),
        () => desk.call(issueContract.shelve, { ...one(row), plan: '随旧改一起改', until: inDays(office, 90) }),
        () => desk.call(issueContract.void, { ...one(row), reason: '登记错了' }),
      ]),
    ).toEqual({ done: 1, 409: 3 });
    expect(await history(row)).toHaveLength(row.revision + 2);
  });

  it('does not merge two issues into each other, and does not wait in a ring', async () => {
    const [a, b] = [await registered(), await registered()];
    const merge = (from: IssueDetail, into: IssueDetail) => () => desk.call(issueContract.merge, { ...one(from), intoId: into.id });
    expect(await race([merge(a, b), merge(b, a)])).toEqual({ done: 1, 409: 1 });
  });

  it('dispatches many in two orders without waiting in a ring, each once', async () => {
    const rows = await Promise.all(Array.from({ length: 8 }, () => registered()));
    const order = { leadUnitId: own, workingDays: 3 };
    const answers = await Promise.all([
      desk.call(issueContract.dispatchMany, { items: rows.map(one), ...order }),
      desk.call(issueContract.dispatchMany, { items: rows.toReversed().map(one), ...order }),
    ]);
    const done = answers.flatMap((answer) => answer.rows).filter((row) => row.refusal === null);
    expect(done.map(({ id }) => id).sort()).toEqual(rows.map(({ id }) => id).sort());
  });

  it('takes what is sent again with its key as one act, and gives the same receipt', async () => {
    const key = randomUUID();
    const [first, ...again] = await Promise.all(
      [1, 2, 3].map(() => desk.call(issueContract.register, about({ title: '同一张单' }), { key })),
    );
    expect(again).toEqual([first, first]);
    expect((await desk.call(issueContract.list, { search: '同一张单' })).rows).toHaveLength(1);
    const row = await dispatched();
    const step = randomUUID();
    const answers = await Promise.all([1, 2].map(() => liaison.call(issueContract.acknowledge, one(row), { key: step })));
    expect(answers[1]).toEqual(answers[0]);
    expect(await history(row)).toHaveLength(3);
  });
});

describe('谁看得到', () => {
  it('shows an issue to its units and the office, and to nobody else', async () => {
    const row = await dispatched(own, { supportingUnitIds: [water] });
    const [street, elsewhere] = await Promise.all([office.as('jiedao'), office.as('chuangwei-2')]);
    const street1 = await unitNamed(office, '云台街道');
    const there = await desk.call(issueContract.register, about({ areaUnitId: street1 }));
    for (const who of [street, elsewhere]) {
      await expect(who.call(issueContract.read, { id: row.id })).rejects.toMatchObject({ status: 404 });
      await expect(who.call(issueContract.comment, { id: row.id, text: '看看' })).rejects.toMatchObject({ status: 404 });
      await expect(who.call(issueContract.dispatch, { ...one(row), leadUnitId: own, workingDays: 1 })).rejects.toMatchObject({
        status: 404,
      });
    }
    await expect(office.stranger.call(issueContract.read, { id: row.id })).rejects.toMatchObject({ status: 401 });
    const ids = async (who: Caller, more: object = {}) =>
      (await who.call(issueContract.list, { limit: 200, ...more })).rows.map(({ id }) => id);
    expect(await ids(elsewhere)).toEqual([]);
    expect((await elsewhere.call(issueContract.counts, {})).all.value).toBe(0);
    expect(await ids(street)).toEqual([there.id]);
    expect(await ids(street, { unitId: own })).toEqual([]);
    expect(await ids(liaison)).toContain(row.id);
    expect(await ids(liaison)).not.toContain(there.id);
  });

  it('does not take another city’s units, issues or photos', async () => {
    const other = await office.as('chuangwei-2');
    const theirs = (await other.call(unitContract.tree, {})).rows.find((row) => row.parentId !== null)?.id as UnitId;
    const foreign = await other.call(issueContract.register, about());
    const row = await registered();
    await expect(desk.call(issueContract.dispatch, { ...one(row), leadUnitId: theirs, workingDays: 1 })).rejects.toMatchObject({
      code: 'issue.no-unit',
    });
    await expect(desk.call(issueContract.merge, { ...one(row), intoId: foreign.id })).rejects.toMatchObject({ status: 404 });
    const photos = [{ sha256: 'a'.repeat(64), name: '照片.jpg' }];
    await expect(desk.call(issueContract.register, about({ photos }))).rejects.toMatchObject({ code: 'issue.no-photo' });
  });

  it('takes it from the unit it was moved away from', async () => {
    const row = await taken();
    const moved = await desk.call(issueContract.transfer, { ...one(row), leadUnitId: water, reason: '归水务', workingDays: 2 });
    expect(moved).toMatchObject({ state: 'dispatched', leadUnitId: water, acknowledgedAt: null });
    await expect(liaison.call(issueContract.read, { id: row.id })).rejects.toMatchObject({ status: 404 });
  });
});

describe('每一步', () => {
  it('declines with a suggestion, and goes out again', async () => {
    const row = await liaison.call(issueContract.decline, { ...one(await dispatched()), reason: '是供水井', suggestedUnitId: water });
    expect(row).toMatchObject({ state: 'declined', declines: 1, lastWord: '是供水井' });
    expect((await history(row))[0]?.line).toContain('建议交市水务局');
    const again = await desk.call(issueContract.dispatch, { ...one(row), leadUnitId: water, workingDays: 2 });
    expect(again).toMatchObject({ state: 'dispatched', leadUnitId: water });
  });

  it('grants and refuses an extension, never by the unit that asked', async () => {
    const row = await taken();
    const until = inDays(office, 30);
    const asked = await liaison.call(issueContract.requestExtension, { ...one(row), until, reason: '等配件' });
    expect(asked).toMatchObject({ due: row.due, extension: { until } });
    expect((await desk.call(issueContract.list, { desk: 'toAnswer' })).rows.map(({ id }) => id)).toContain(row.id);
    await expect(liaison.call(issueContract.grantExtension, one(asked))).rejects.toMatchObject({ status: 403 });
    const again = { ...one(asked), until: addDays(until, 1), reason: '再等等' };
    await expect(liaison.call(issueContract.requestExtension, again)).rejects.toMatchObject({ code: 'issue.extension-pending' });
    const refused = await desk.call(issueContract.refuseExtension, { ...one(asked), reason: '先借一只' });
    expect(refused).toMatchObject({ due: row.due, extension: null, extensions: 0 });
    await expect(desk.call(issueContract.grantExtension, one(refused))).rejects.toMatchObject({ code: 'issue.no-extension' });
    const second = await liaison.call(issueContract.requestExtension, { ...one(refused), until, reason: '借不到' });
    const granted = await desk.call(issueContract.grantExtension, one(second));
    expect(granted).toMatchObject({ due: until, extension: null, extensions: 1 });
    expect((await history(row)).slice(0, 4).map(({ says }) => says)).toEqual(['批准延期', '申请延期', '不批延期', '申请延期']);
  });

  it('has the office’s own extension granted from above, by nobody of the office', async () => {
    const row = await desk.call(issueContract.acknowledge, one(await dispatched(officeUnit)));
    const asked = await desk.call(issueContract.requestExtension, { ...one(row), until: inDays(office, 30), reason: '等批复' });
    const colleague = await office.as('jingban');
    for (const who of [desk, colleague])
      await expect(who.call(issueContract.grantExtension, one(asked))).rejects.toMatchObject({ status: 403 });
    expect(await leader.call(issueContract.grantExtension, one(asked))).toMatchObject({ extensions: 1 });
  });

  it('takes the limit of the office’s rules where none is said, and names the row', async () => {
    const urgent = await registered({ severity: 'urgent' });
    const row = await desk.call(issueContract.dispatch, { ...one(urgent), leadUnitId: own });
    expect(row).toMatchObject({ due: inDays(office, 1), deadlineRule: { workingDays: null, from: inDays(office, 0) } });
    expect(row.deadlineRule?.says).toContain('紧急 24 紧急工作时');
    expect((await history(row))[0]?.line).toContain('紧急 24 紧急工作时');
  });

  it('shelves to the day of the plan, from where the unit still answers or the office gives it out again', async () => {
    const until = inDays(office, 200);
    const row = await desk.call(issueContract.shelve, { ...one(await taken()), plan: '随老旧小区改造一起改', until });
    expect(row).toMatchObject({ state: 'shelved', due: until, shelving: { until } });
    expect((await desk.call(issueContract.list, { turn: 'shelved' })).rows.map(({ id }) => id)).toContain(row.id);
    const back = await desk.call(issueContract.dispatch, { ...one(row), leadUnitId: own, workingDays: 5 });
    expect(back).toMatchObject({ state: 'dispatched', shelving: null });
    const past = { ...one(back), plan: '随旧改', until: inDays(office, 0) };
    await expect(desk.call(issueContract.shelve, past)).rejects.toMatchObject({ code: 'issue.deadline-past' });
  });

  it('merges, tells both, and keeps the one that holds others', async () => {
    const [row, into] = [await taken(), await dispatched()];
    await expect(desk.call(issueContract.merge, { ...one(row), intoId: row.id })).rejects.toMatchObject({ code: 'issue.into-itself' });
    const merged = await desk.call(issueContract.merge, { ...one(row), intoId: into.id });
    expect(merged).toMatchObject({ state: 'merged', mergedIntoId: into.id });
    const { issue, links, history: told } = await desk.call(issueContract.read, { id: into.id });
    expect(issue.duplicates).toBe(1);
    expect(links).toMatchObject([{ kind: 'absorbed', id: row.id }]);
    expect(told[0]?.says).toBe('并入');
    await expect(desk.call(issueContract.merge, { ...one(issue), intoId: (await registered()).id })).rejects.toMatchObject({
      code: 'issue.has-duplicates',
    });
    await expect(desk.call(issueContract.dispatch, { ...one(merged), leadUnitId: own, workingDays: 1 })).rejects.toMatchObject({
      code: 'issue.wrong-state',
    });
    const over = { ...one(await registered()), intoId: merged.id };
    await expect(desk.call(issueContract.merge, over)).rejects.toMatchObject({ code: 'issue.into-over' });
  });

  it('voids for a reason, which stays readable, and ends there', async () => {
    await expect(desk.call(issueContract.void, { ...one(await registered()), reason: '' })).rejects.toMatchObject({ status: 422 });
    const row = await desk.call(issueContract.void, { ...one(await registered()), reason: '登记了两次' });
    expect(row).toMatchObject({ state: 'void', lastWord: '登记了两次' });
    expect(Object.entries(row.can).filter(([step, refusal]) => step in issueLife && refusal === null)).toEqual([]);
  });
});

describe('办到一半出了别的事', () => {
  it('a clock set back dates no step before the one it follows', async () => {
    const row = await taken();
    office.clock.now -= 2 * 86_400_000;
    const back = await liaison.call(issueContract.submit, { ...one(row), text: '清运完毕' });
    office.clock.now += 2 * 86_400_000;
    expect(back.movedAt).toBe(row.movedAt);
    expect(back.submittedAt).toBe(row.acknowledgedAt);
    expect(await desk.call(issueContract.close, one(back))).toMatchObject({ state: 'closed' });
    expect((await history(row)).map(({ says }) => says)).toEqual(['核验通过，销号', '反馈', '签收', '交办', '登记']);
  });

  it('a unit that is dissolved leaves its issues to be given to another, and takes no new ones', async () => {
    const root = (await desk.call(unitContract.tree, {})).rows.find((row) => row.parentId === null)?.id as UnitId;
    const on = inDays(office, -30);
    const { unit } = await desk.call(unitContract.found, { kind: 'department', name: '市临时整治办公室', parentId: root, on });
    const rows = [await dispatched(unit.id), await dispatched(unit.id), await dispatched(unit.id)];
    const [moving, shelving, voiding] = rows as [IssueDetail, IssueDetail, IssueDetail];
    await desk.call(unitContract.close, { id: unit.id, on: inDays(office, 0), reason: '任务完成' });
    expect((await desk.call(issueContract.read, { id: moving.id })).issue.leadUnitName).toBe('市临时整治办公室');
    expect((await desk.call(issueContract.list, { unitId: unit.id })).rows).toHaveLength(3);
    const moved = await desk.call(issueContract.transfer, { ...one(moving), leadUnitId: own, reason: '单位已撤销', workingDays: 3 });
    expect(moved).toMatchObject({ leadUnitId: own, state: 'dispatched' });
    await expect(
      desk.call(issueContract.transfer, { ...one(moved), leadUnitId: unit.id, reason: '退回去', workingDays: 3 }),
    ).rejects.toMatchObject({ code: 'issue.no-unit', details: { unit: '市临时整治办公室' } });
    await desk.call(issueContract.shelve, { ...one(shelving), plan: '随旧改一起改', until: inDays(office, 60) });
    await desk.call(issueContract.void, { ...one(voiding), reason: '单位已撤销' });
  });

  it('the last person of a unit does not leave while its issues are open', async () => {
    const root = (await desk.call(unitContract.tree, {})).rows.find((row) => row.parentId === null)?.id as UnitId;
    const from = inDays(office, -30);
    const today = inDays(office, 0);
    const { unit } = await desk.call(unitContract.found, { kind: 'department', name: '市一人科', parentId: root, on: from });
    const person = await desk.call(personContract.add, { name: '梁今夕', post: { unitId: unit.id, kind: 'liaison', from } });
    const id = person.person.id;
    const row = await dispatched(unit.id);
    const { items } = await desk.call(personContract.owed, { id });
    expect(items.filter(({ source }) => source !== 'post')).toMatchObject([{ source: 'rectification.issue', count: 1, mayLapse: false }]);
    const lapse = { id, on: today, items: items.filter(({ source }) => source === 'post').map(({ key }) => ({ key, receiverId: null })) };
    await expect(desk.call(personContract.leave, lapse)).rejects.toMatchObject({ status: 409 });
    await desk.call(issueContract.transfer, { ...one(row), leadUnitId: own, reason: '科里没人了', workingDays: 3 });
    expect((await desk.call(personContract.leave, lapse)).person.leftOn).toBe(today);
  });

  it('whoever submitted does not verify it, by SQL either, wherever he works by then', async () => {
    const row = await submitted();
    const { rows } = await office.database.owner.query<{ rectifier_ids: string[] }>('select rectifier_ids from issue where id = $1', [
      row.id,
    ]);
    expect(rows[0]?.rectifier_ids).toHaveLength(1);
    await expect(
      office.database.owner.query('update issue set verified_by_id = rectifier_ids[1], revision = revision + 1 where id = $1', [row.id]),
    ).rejects.toMatchObject({ code: '23514' });
  });

  it('counts working days by the calendar of the city', async () => {
    const today = inDays(office, 0);
    const [first, second] = [1, 2].map((days) => addWorkingDays(stateCouncilCalendar(), today, days)) as [typeof today, typeof today];
    expect(await dispatched(own, { workingDays: 1 })).toMatchObject({ due: first, clock: { kind: 'soon' } });
    const { year } = await desk.call(calendarContract.year, { year: Number(first.slice(0, 4)) });
    await desk.call(calendarContract.setDay, {
      day: first,
      worked: false,
      name: '全城停工',
      source: '市政府通知',
      revision: year.revision,
    });
    const row = await dispatched(own, { workingDays: 1 });
    expect(row.due).toBe(second);
    const moved = await desk.call(issueContract.transfer, { ...one(row), leadUnitId: water, reason: '归水务', workingDays: 1 });
    expect(moved.due).toBe(second);
  });
});
