import { readSheets } from '@weicheng/documents/sheet';
import type { UnitId } from '@weicheng/domain/organization';
import { type IssueDetail, issueContract } from '@weicheng/domain/rectification';
import { beforeAll, describe, expect, it } from 'vitest';
import { edgeGuard } from '../../../testing/edgeGuard.ts';
import { inDays, unitNamed } from '../../../testing/issuedPlan.ts';
import { type Caller, type TestOffice, testOffice } from '../../../testing/office.ts';
import { fromPhone, hashOf, putPhoto } from '../../../testing/pictures.ts';

let office: TestOffice;
let desk: Caller;
let liaison: Caller;
let own: UnitId;
beforeAll(async () => {
  office = await testOffice();
  desk = await office.as('chuangwei');
  liaison = await office.as('lianluo');
  own = await unitNamed(office, '市城市管理综合执法局');
});

const one = ({ id, revision }: IssueDetail) => ({ id, revision });
const registered = () => desk.call(issueContract.register, { title: '菜市场东门垃圾桶满溢', source: 'inspection', place: '东门' });
const dispatched = async () => desk.call(issueContract.dispatch, { ...one(await registered()), leadUnitId: own, workingDays: 3 });
const submitted = async () => {
  const row = await liaison.call(issueContract.acknowledge, one(await dispatched()));
  return liaison.call(issueContract.submit, { ...one(row), text: '清运完毕' });
};

describe('整改闭环', () => {
  it('walks from 登记 through a return and a failed look back to 销号, a fact a step', async () => {
    let row = await submitted();
    row = await desk.call(issueContract.return, { ...one(row), reason: '还有一处' });
    row = await liaison.call(issueContract.submit, { ...one(row), text: '都清了' });
    row = await desk.call(issueContract.close, one(row));
    row = await desk.call(issueContract.reopen, { ...one(row), reason: '又满了' });
    row = await desk.call(issueContract.dispatch, { ...one(row), leadUnitId: own, workingDays: 1 });
    row = await liaison.call(issueContract.acknowledge, one(row));
    row = await liaison.call(issueContract.submit, { ...one(row), text: '加了两只桶' });
    row = await desk.call(issueContract.close, one(row));
    expect(row).toMatchObject({ state: 'closed', reopenings: 1, returns: 1 });
    const { history, submissions } = await desk.call(issueContract.read, { id: row.id });
    expect(history).toHaveLength(row.revision + 1);
    expect(submissions).toHaveLength(3);
  });

  it('refuses an illegal edge by naming the legal ones, the rectifier’s own verification, a past day, a place outside', async () => {
    const row = await submitted();
    await expect(liaison.call(issueContract.submit, { ...one(row), text: '再交一次' })).rejects.toMatchObject({
      code: 'issue.wrong-state',
      status: 409,
    });
    await expect(liaison.call(issueContract.close, one(row))).rejects.toMatchObject({ status: 403 });
    const fresh = await registered();
    await expect(desk.call(issueContract.dispatch, { ...one(fresh), leadUnitId: own, due: inDays(office, -1) })).rejects.toMatchObject({
      code: 'issue.deadline-past',
    });
    const abroad = { title: '地点', source: 'inspection' as const, location: { longitude: 2, latitude: 48 } };
    await expect(desk.call(issueContract.register, abroad)).rejects.toMatchObject({ code: 'issue.outside' });
    await expect(desk.call(issueContract.list, { state: '不存在的状态' as never })).rejects.toMatchObject({ status: 422 });
  });

  it('lets exactly one of a thousand acts win', async () => {
    const row = await submitted();
    const ends = await Promise.allSettled(Array.from({ length: 1000 }, () => desk.call(issueContract.close, one(row))));
    expect(ends.filter((end) => end.status === 'fulfilled')).toHaveLength(1);
  }, 60_000);

  it('has the table of the loop in the database, word for word', async () => {
    const { rows } = await office.database.owner.query(`select prosrc from pg_proc where proname = 'keep_to_the_loop'`);
    expect(rows).toEqual([{ prosrc: edgeGuard() }]);
    const { id } = await registered();
    await expect(office.database.owner.query(`update issue set state = 'closed', revision = 9 where id = $1`, [id])).rejects.toMatchObject({
      code: '23514',
    });
  });

  it('exports exactly what the filter shows, a formula in a cell stays words, and the copy stands in the trail', async () => {
    const title = '=HYPERLINK("http://x","点我") 北门导出';
    await desk.call(issueContract.register, { title, source: 'inspection', place: '北门' });
    const { rows } = await desk.call(issueContract.list, { search: '北门导出' });
    const csv = (await desk.send(issueContract.export, { search: '北门导出', format: 'csv' })).body.trim().split('\r\n');
    expect(csv).toHaveLength(rows.length + 1);
    expect(csv[1]).toMatch(/^"?\d+"?,"?['\t]?'?=/);
    const workbook = await desk.send(issueContract.export, { search: '北门导出' });
    const [sheet] = await readSheets(workbook.rawPayload);
    expect(sheet?.rows.map(({ cells }) => cells[1])).toEqual(['问题', title]);
    const { rows: told } = await office.database.owner.query(`select data from fact where kind = 'issue.exported'`);
    expect(told).toContainEqual({ data: { format: 'csv', filter: { search: '北门导出' } } });
  });

  it('lists what waits for whom', async () => {
    await dispatched();
    const { rows } = await liaison.call(issueContract.list, { desk: 'owed' });
    expect(rows.length).toBeGreaterThan(0);
    expect((await desk.call(issueContract.counts, {})).all.value).toBeGreaterThan(0);
    expect((await liaison.call(issueContract.desk, {})).owed.value).toBe(rows.length);
  });
});

describe('并案', () => {
  it('asks at both issues, and shows of the other only what the reader may see there', async () => {
    const street = await office.as('jiedao');
    const yuntai = await unitNamed(office, '云台街道');
    const give = async (row: IssueDetail, leadUnitId: UnitId) =>
      desk.call(issueContract.dispatch, { ...one(row), leadUnitId, workingDays: 3 });
    const at = async (areaUnitId: UnitId | null, seed: number) => {
      const bytes = await fromPhone(seed);
      await putPhoto(desk, bytes);
      const what = {
        title: '窨井盖松动',
        source: 'inspection' as const,
        place: '云台路',
        areaUnitId,
        photos: [{ sha256: hashOf(bytes), name: '现场.jpg' }] as never,
      };
      return desk.call(issueContract.register, what);
    };
    const streets = await give(await at(yuntai, 51), yuntai);
    const bureaus = await give(await at(yuntai, 52), own);
    const far = await give(await at(null, 53), own);
    // the street dispatches what is its own, and sees the bureau's issue in its area: into that one it merges nothing
    const seen = await street.call(issueContract.read, { id: bureaus.id });
    expect(seen.issue.can['merge']).not.toBeNull();
    const another = await street.call(issueContract.register, {
      title: '井盖松动',
      source: 'selfCheck',
      place: '云台路',
      areaUnitId: yuntai,
    });
    await expect(street.call(issueContract.merge, { ...one(another), intoId: bureaus.id })).rejects.toMatchObject({
      code: 'issue.into-beyond',
      status: 403,
    });

    for (const row of [bureaus, far]) await desk.call(issueContract.merge, { ...one(row), intoId: streets.id });
    const { photos, history, links } = await street.call(issueContract.read, { id: streets.id });
    expect(links.map(({ number }) => number)).toEqual([bureaus.number]);
    // its own original is open to it, the bureau's is not, and what it does not reach is not there
    expect(photos.map(({ issueId, claim, sha256 }) => [issueId, claim !== null, sha256 !== null])).toEqual([
      [streets.id, true, true],
      [bureaus.id, false, false],
    ]);
    const lines = history.map(({ line }) => line);
    expect(lines).toContain('一个不归你看的问题并到这里');
    expect(lines.some((line) => line.includes(`${bureaus.number} 号`))).toBe(true);
    expect(lines.join()).not.toContain(`${far.number} 号`);
    const earlier = await street.call(issueContract.history, { id: streets.id, limit: 100 });
    expect(earlier.rows.map(({ line }) => line)).toEqual(lines);
    const told = (await liaison.call(issueContract.read, { id: far.id })).history.map(({ line }) => line);
    expect(told).toContain('并到一个不归你看的问题');
    expect(told.join()).not.toContain(`${streets.number} 号`);
    // whoever sees the whole city reads every name
    const whole = (await desk.call(issueContract.read, { id: streets.id })).history.map(({ line }) => line).join();
    expect(whole).toContain(`${far.number} 号`);
  });
});
