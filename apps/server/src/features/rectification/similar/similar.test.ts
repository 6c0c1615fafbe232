import { randomUUID } from 'node:crypto';
import type { UnitId } from '@weicheng/domain/organization';
import { cityMapContract, issueContract, leadSuggestionContract, messageContract, similarContract } from '@weicheng/domain/rectification';
import { beforeAll, describe, expect, it } from 'vitest';
import { unitNamed } from '../../../testing/issuedPlan.ts';
import { type Caller, type TestOffice, testOffice } from '../../../testing/office.ts';

let office: TestOffice;
let desk: Caller;
let liaison: Caller;
beforeAll(async () => {
  office = await testOffice();
  desk = await office.as('chuangwei');
  liaison = await office.as('lianluo');
});

const unit = (name: string): Promise<UnitId> => unitNamed(office, name);
const cityOffice = '市城市管理综合执法局';
const bin = { source: 'inspection', matter: '06042', place: '建设路18号' } as const;
const register = (title: string, more: object = {}) => desk.call(issueContract.register, { ...bin, title, ...more });

describe('登记时的建议和查重', () => {
  it('suggests whom the past of the same subdistrict speaks for, with the reason, and nobody before there is a past', async () => {
    const [lead, area] = [await unit(cityOffice), await unit('云台街道')];
    const asked = { matter: '06042', areaUnitId: area };
    expect(await desk.call(leadSuggestionContract.read, asked)).toEqual({ suggestion: null });
    for (const n of [1, 2, 3]) {
      const { id } = await register(`垃圾桶满溢 ${n}`, { areaUnitId: area, place: `人民路${n}号` });
      await desk.call(issueContract.dispatch, { id, leadUnitId: lead });
    }
    const { suggestion } = await desk.call(leadSuggestionContract.read, asked);
    expect(suggestion).toMatchObject({ unitId: lead, says: expect.stringMatching(/^近一年同一街道同类问题 3 件，都由.+牵头$/) });
    const there = await desk.call(leadSuggestionContract.read, { ...asked, place: '人民路2号' });
    expect(there.suggestion?.says).toMatch(/^近一年同一地点同类问题 1 件/);
    // 云桥街道没有办过，全市也不到五件
    const elsewhere = await desk.call(leadSuggestionContract.read, { matter: '06042', areaUnitId: await unit('柳桥街道') });
    expect(elsewhere.suggestion).toBeNull();
    // 街道只看得到自己的
    const subdistrict = await office.as('jiedao');
    expect((await subdistrict.call(leadSuggestionContract.read, asked)).suggestion?.unitId).toBe(lead);
  });

  it('lists what is open and alike, and no more once it is over; merging keeps both', async () => {
    const first = await register('建设路18号垃圾桶满溢，无人清运', { location: { longitude: 87.6, latitude: 43.8 } });
    const written = { title: '垃圾桶满了', place: '建设路 18 号', matter: '06042' };
    const { rows } = await desk.call(similarContract.list, written);
    expect(rows[0]).toMatchObject({ id: first.id, number: first.number, says: expect.stringContaining('同一地点，同一类别') });
    const near = await desk.call(similarContract.list, { matter: '06042', title: '桶边有垃圾', longitude: 87.6003, latitude: 43.8001 });
    expect(near.rows.map(({ id, says }) => [id, says])).toContainEqual([first.id, expect.stringMatching(/^相距 \d+ 米，同一类别/)]);
    expect((await desk.call(similarContract.list, {})).rows).toEqual([]);
    expect((await desk.call(similarContract.list, { title: `'& | ! \\ (`, place: '：*' })).rows).toEqual([]);
    // 看不到的不说
    expect((await liaison.call(similarContract.list, written)).rows).toEqual([]);
    const second = await register('垃圾桶又满了');
    await desk.call(issueContract.merge, { id: second.id, intoId: first.id });
    expect((await desk.call(issueContract.read, { id: first.id })).links).toMatchObject([{ kind: 'absorbed', id: second.id }]);
    await desk.call(issueContract.void, { id: (await register('建设路18号垃圾桶满溢三')).id, reason: '登记重复' });
    expect((await desk.call(similarContract.list, written)).rows.map(({ id }) => id)).toEqual([first.id]);
  });

  it('reads past and open issues by their indexes', async () => {
    const client = await office.database.owner.connect();
    const plan = async (sql: string) => JSON.stringify((await client.query(`explain (format json) ${sql}`)).rows[0]['QUERY PLAN']);
    // whichever is cheapest in a small table: these give the order by themselves
    await client.query('set enable_seqscan = off; set enable_sort = off');
    const led = `select lead_unit_id from issue where city_id = 1 and matter = '06042' and lead_unit_id is not null`;
    expect(await plan(`${led} and area_unit_id = '${randomUUID()}' order by dispatched_at desc limit 200`)).toContain('issue_led"');
    expect(await plan(`${led} and place = 'x' and place <> '' order by dispatched_at desc limit 200`)).toContain('issue_led_place');
    const searched = `issue_search(words, city_id, urgency, id, state, source, severity, matter, lead_unit_id, area_unit_id, registrar_unit_id,
      supporting_unit_ids)`;
    expect(await plan(`select id from issue where ${searched} @@ (marks_of('o', 0, 0) && '''垃圾''')`)).toContain('"issue_search"');
    await client.query('reset enable_seqscan; reset enable_sort');
    client.release();
  });

  it('keeps places inside the city once the office has said how far it reaches', async () => {
    const bounds = { southWest: { longitude: 82.1, latitude: 38.5 }, northEast: { longitude: 82.5, latitude: 38.75 } };
    await expect((await office.as('jiedao')).call(cityMapContract.setBounds, { bounds })).rejects.toMatchObject({
      code: 'cityRules.not-city',
    });
    await expect(desk.call(cityMapContract.setBounds, { bounds: { ...bounds, northEast: bounds.southWest } })).rejects.toMatchObject({
      status: 422,
    });
    expect((await desk.call(cityMapContract.read, {})).bounds).toBeNull();
    expect(await desk.call(cityMapContract.setBounds, { bounds })).toMatchObject({ bounds, tiles: null, can: { setBounds: null } });
    await expect(register('城外的', { location: { longitude: 87.6, latitude: 43.8 } })).rejects.toMatchObject({
      code: 'issue.outside',
      message: '这个坐标不在本市范围里。在图上重新点一次，或只写地点。',
    });
    expect((await register('城里的', { location: bounds.southWest })).location).toEqual(bounds.southWest);
    const elsewhere = await office.as('chuangwei-2');
    expect((await elsewhere.call(cityMapContract.read, {})).bounds).toBeNull();
  });

  it('reads a chat message by the names of the city', async () => {
    const { issues } = await desk.call(messageContract.read, { text: '云台街道建设路18号垃圾桶满溢，请市城市管理综合执法局三天内整改' });
    expect(issues).toMatchObject([{ area: { name: '云台街道' }, lead: { unitId: await unit(cityOffice) }, matter: { code: '06042' } }]);
  });
});
