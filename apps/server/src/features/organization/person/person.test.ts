import { addDays, dayOf } from '@weicheng/domain/kernel';
import { delegationContract, type PersonId, personContract, roleContract, type UnitId, unitContract } from '@weicheng/domain/organization';
import { noticeContract } from '@weicheng/domain/platform';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type TestOffice, testOffice } from '../../../testing/office.ts';

let office: TestOffice;
let lead: Caller;
let unit: UnitId;
let root: UnitId;
const today = dayOf(Date.now());

beforeAll(async () => {
  office = await testOffice();
  lead = await office.as('chuangwei');
  const { rows } = await lead.call(unitContract.tree, {});
  root = rows.find((r) => r.parentId === null)?.id as UnitId;
  unit = (await lead.call(unitContract.found, { kind: 'department', name: '市测绘局', parentId: root, on: '2020-01-01' })).unit.id;
});

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (problem: { code: string; status: number }) => `${problem.status} ${problem.code}`,
  );

const add = async (name: string, kind: 'liaison' | 'unitHead' | 'clerk' = 'clerk'): Promise<PersonId> =>
  (await lead.call(personContract.add, { name, post: { unitId: unit, kind, from: '2024-01-01' } })).person.id;

describe('person.list', () => {
  it('pages by key in the order of 拼音, without a row twice or missing', async () => {
    const names: string[] = [];
    const ids = new Set<string>();
    for (let after: string | undefined, more = true; more; ) {
      const page = await lead.call(personContract.list, { limit: 40, ...(after ? { after } : {}) });
      for (const row of page.rows) {
        names.push(row.name);
        ids.add(row.id);
      }
      after = page.next ?? undefined;
      more = after !== undefined;
    }
    expect(ids.size).toBe(names.length);
    expect(names.length).toBeGreaterThan(200);
    // 沈 has two readings, and the tables of different ICU editions disagree about it
    const plain = names.filter((name) => !name.startsWith('沈'));
    expect(plain).toEqual(plain.toSorted(new Intl.Collator('zh-Hans-CN-u-co-pinyin-kn').compare));
  });

  it('filters by unit and all below it, by post and by name; telephone numbers are masked', async () => {
    const { rows: streets } = await lead.call(unitContract.search, { text: '云台街道' });
    const unitId = streets[0]?.id as UnitId;
    const { rows } = await lead.call(personContract.list, { unitId, limit: 200 });
    expect(rows.length).toBeGreaterThan(3);
    expect(new Set(rows.flatMap((r) => r.posts.map((p) => p.unitName))).size).toBeGreaterThan(1);
    expect(rows.every((r) => r.mobile === null || /^1\d\d\*{4}\d{4}$/.test(r.mobile))).toBe(true);
    const heads = await lead.call(personContract.list, { unitId, postKind: 'unitHead' });
    expect(heads.rows.every((r) => r.posts.some((p) => p.kind === 'unitHead'))).toBe(true);
    const one = rows[0];
    expect((await lead.call(personContract.list, { search: one?.name ?? '' })).rows.map((r) => r.id)).toContain(one?.id);
    expect((await lead.call(personContract.list, { search: '100%_\\' })).rows).toEqual([]);
  });

  it('refuses a key it never gave', async () => {
    expect(await refusal(lead.call(personContract.list, { after: 'bm9uc2Vuc2U' }))).toBe('422 invalid-input');
  });
});

describe('posts', () => {
  it('one head a unit: the second is refused by name', async () => {
    await add('沈知远', 'unitHead');
    const second = await add('陆清和');
    const no = lead.call(personContract.addPost, { id: second, unitId: unit, kind: 'unitHead', from: today });
    await expect(no).rejects.toMatchObject({ code: 'person.head-taken', message: expect.stringContaining('沈知远') });
  });

  it('a new main post takes the mark, ending it gives the mark back', async () => {
    const id = await add('温若初');
    const later = await lead.call(personContract.addPost, { id, unitId: root, kind: 'inspector', from: '2024-05-01', main: true });
    expect(later.posts.filter((p) => p.main).map((p) => p.kind)).toEqual(['inspector']);
    const ended = await lead.call(personContract.endPost, { id: later.posts.find((p) => p.main)?.id as never, on: today });
    expect(ended.posts.filter((p) => p.main).map((p) => p.kind)).toEqual(['clerk']);
  });
});

describe('a person of another unit', () => {
  let head: Caller;
  let own: UnitId;
  let target: PersonId;
  beforeAll(async () => {
    head = await office.as('chengguan');
    own = (await head.call(unitContract.search, { text: '市城市管理综合执法局' })).rows[0]?.id as UnitId;
    target = await add('叶初晴');
  });
  const rename = () => refusal(head.call(personContract.change, { id: target, name: '改名', mobile: '13900000000' }));
  const unowned = async () => (await lead.call(personContract.read, { id: target })).posts.every((p) => p.unitId !== own);

  it('is not drawn into one’s own by a post there, and the button says so', async () => {
    const { rows } = await head.call(personContract.list, { search: '叶初晴' });
    expect(rows[0]?.can.addPost).toContain('任职');
    for (const main of [false, true])
      expect(await refusal(head.call(personContract.addPost, { id: target, unitId: own, kind: 'clerk', from: today, main }))).toBe(
        '403 not-allowed',
      );
    expect(await rename()).toBe('403 not-allowed');
    expect(await unowned()).toBe(true);
  });

  it('nor by a hand-over', async () => {
    const leaver = (await head.call(personContract.add, { name: '季春山', post: { unitId: own, kind: 'liaison', from: '2024-01-01' } }))
      .person.id;
    expect(await refusal(head.call(personContract.handOver, { id: leaver, on: today, receiverId: target }))).toBe('403 not-allowed');
    expect(await rename()).toBe('403 not-allowed');
    expect(await unowned()).toBe(true);
  });

  it('nor after the last post there: who has none belongs to the city', async () => {
    const { posts } = await lead.call(personContract.read, { id: target });
    await lead.call(personContract.endPost, { id: posts[0]?.id as never, on: today });
    expect(await refusal(head.call(personContract.addPost, { id: target, unitId: own, kind: 'clerk', from: today }))).toBe(
      '403 not-allowed',
    );
    await lead.call(personContract.addPost, { id: target, unitId: own, kind: 'clerk', from: today });
    expect(await rename()).toBeNull();
  });

  it('keeps the delegations that are not one’s own, though he has a post here too', async () => {
    const id = (await lead.call(personContract.changeOwnPhone, {})).person.id;
    const to = (await (await office.as('jingban')).call(personContract.changeOwnPhone, {})).person.id;
    const given = await lead.call(delegationContract.give, { toPersonId: to, from: today, until: addDays(today, 3), reason: '出差' });
    expect(await refusal(head.call(delegationContract.end, { id: given.id, on: today }))).toBe('403 not-allowed');
    await lead.call(personContract.addPost, { id, unitId: own, kind: 'clerk', from: today });
    const items = [{ key: `delegation:${given.id}`, receiverId: null }];
    await expect(head.call(personContract.handOver, { id, on: today, items })).rejects.toMatchObject({
      status: 403,
      message: expect.stringContaining('结束别人的委托'),
    });
    expect((await lead.call(delegationContract.mine, {})).rows.find((d) => d.id === given.id)?.state).toBe('running');
  });
});

describe('a mobile', () => {
  it('is found by who may see it, not by who sees it masked', async () => {
    const mobile = '13912345678';
    const id = await add('裴照野');
    await lead.call(personContract.change, { id, name: '裴照野', mobile });
    const search = async (who: Caller) => (await who.call(personContract.list, { search: mobile })).rows.map((r) => r.id);
    const worker = await office.as('shequ');
    expect(await refusal(worker.call(personContract.read, { id }))).toBe('403 not-allowed');
    expect((await worker.call(personContract.list, { search: '裴照野' })).rows.map((r) => r.mobile)).toEqual(['139****5678']);
    expect(await search(worker)).toEqual([]);
    expect(await search(lead)).toEqual([id]);
    await worker.call(personContract.changeOwnPhone, { mobile: '13812340987' });
    expect((await worker.call(personContract.list, { search: '13812340987' })).rows).toHaveLength(1);
  });
});

describe('reading a person', () => {
  it('is for oneself and for those above, and another’s telephone is not', async () => {
    const community = await office.as('shequ');
    const { rows } = await lead.call(personContract.list, { unitId: unit });
    const stranger = rows[0]?.id as PersonId;
    expect(await refusal(community.call(personContract.read, { id: stranger }))).toBe('403 not-allowed');
    const own = await community.call(personContract.changeOwnPhone, { officePhone: null, mobile: '13800001111' });
    expect(own.person.mobile).toBe('13800001111');
    expect(own.userName).toBe('shequ');
    const { rows: facts } = await office.database.owner.query("select data from fact where kind = 'person.ownPhoneChanged'");
    expect(JSON.stringify(facts)).not.toContain('13800001111');
  });
});

describe('hand-over', () => {
  it('lists all that is owed, refuses to leave before, and passes everything on', async () => {
    const security = await office.as('anquan');
    const [leaver, receiver, delegate] = [await add('梁今夕'), await add('谢云舟'), await add('宋听澜')];
    const { rows: roles } = await security.call(roleContract.list, {});
    const liaison = roles.find((r) => r.key === 'unitLiaison');
    if (!liaison) throw new Error('a city has built-in roles');
    await security.call(roleContract.grant, { personId: leaver, roleId: liaison.id, unitId: unit, from: today });
    await lead.call(delegationContract.give, {
      fromPersonId: leaver,
      toPersonId: delegate,
      from: today,
      until: addDays(today, 10),
      reason: '外出学习',
    });
    const { items } = await lead.call(personContract.owed, { id: leaver });
    expect(items.map((i) => i.source)).toEqual(['post', 'roleGrant', 'delegation']);
    expect(await refusal(lead.call(personContract.leave, { id: leaver, on: today }))).toBe('409 person.still-owed');

    const gone = await lead.call(personContract.leave, { id: leaver, on: today, receiverId: receiver });
    expect(gone.person.leftOn).toBe(today);
    expect(gone.posts.every((p) => p.until === today)).toBe(true);
    expect(gone.roleGrants).toEqual([]);
    const taken = await lead.call(personContract.read, { id: receiver });
    expect(taken.roleGrants).toMatchObject([{ roleName: '单位联络员', unitName: '市测绘局' }]);
    expect(await refusal(lead.call(personContract.owed, { id: leaver }))).toBe('409 person.left');
    const told = await office.database.owner.query('select title from notice where person_id = $1', [receiver]);
    expect(told.rows).toEqual([{ title: '梁今夕向你交接 3 项' }]);
    const { rows: facts } = await office.database.owner.query('select kind from fact where about = $1', [leaver]);
    expect(facts.map((f) => f.kind).sort()).toEqual([
      'delegation.given',
      'person.added',
      'person.handedOver',
      'person.left',
      'role.granted',
    ]);
  });

  it('does not let a head of one unit pass on rights held at another', async () => {
    const head = await office.as('chengguan');
    const security = await office.as('anquan');
    const { rows } = await head.call(unitContract.search, { text: '市城市管理综合执法局' });
    const own = rows[0]?.id as UnitId;
    const leaver = (await lead.call(personContract.add, { name: '方既白', post: { unitId: own, kind: 'clerk', from: '2024-01-01' } }))
      .person.id;
    const crony = (await lead.call(personContract.add, { name: '严子矜', post: { unitId: own, kind: 'clerk', from: '2024-01-01' } })).person
      .id;
    const { rows: roles } = await security.call(roleContract.list, {});
    const office1 = roles.find((r) => r.key === 'campaignOfficeLead');
    await security.call(roleContract.grant, { personId: leaver, roleId: office1?.id as never, unitId: root, from: today });
    expect(await refusal(head.call(personContract.handOver, { id: leaver, on: today, receiverId: crony }))).toBe('403 not-allowed');
    const { items } = await head.call(personContract.owed, { id: leaver });
    const post = items.find((i) => i.source === 'post');
    const part = await head.call(personContract.handOver, { id: leaver, on: today, items: [{ key: post?.key ?? '', receiverId: null }] });
    expect(part).toMatchObject({ handed: 1, left: [{ source: 'roleGrant' }] });
  });
});

describe('the notice of a grant', () => {
  it('reaches the person', async () => {
    const security = await office.as('anquan');
    const community = await office.as('shequ');
    const { person } = await community.call(personContract.changeOwnPhone, {});
    const { rows: roles } = await security.call(roleContract.list, {});
    const inspector = roles.find((r) => r.key === 'inspector');
    await security.call(roleContract.grant, { personId: person.id, roleId: inspector?.id as never, unitId: unit, from: today });
    expect((await community.call(noticeContract.list, {})).rows[0]?.title).toBe('授予你“督查员”');
  });
});
