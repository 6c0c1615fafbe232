import { writeSheets } from '@weicheng/documents/sheet';
import { calendarContract } from '@weicheng/domain/standard';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Caller, testOffice } from '../../../testing/office.ts';
import { refused } from '../../../testing/planDesk.ts';

let desk: Caller;
let other: Caller;
beforeAll(async () => {
  const office = await testOffice();
  [desk, other] = [await office.as('chuangwei'), await office.as('chuangwei-2')];
});
const yearOf = async (who: Caller, year: number) => (await who.call(calendarContract.year, { year })).year;
const upload = (bytes: Buffer, fileName: string) =>
  desk.send(
    calendarContract.upload,
    { fileName, source: '国办发明电〔2026〕9号' },
    { payload: bytes, headers: { 'content-type': 'application/octet-stream' } },
  );
const sheet = (rows: string[][]) =>
  writeSheets([{ name: '工作日历', columns: ['日期', '放假或上班', '名称'].map((title) => ({ title, width: 14 })), rows }]);

describe('工作日历', () => {
  it('is the State Council’s, with the health days; a year not published says so', async () => {
    const { year, years, occasions } = await desk.call(calendarContract.year, { year: 2026 });
    expect([year.known, year.holidays.length, year.makeUpDays.length, year.shipped]).toEqual([true, 33, 6, null]);
    expect(years).toEqual([2023, 2024, 2025, 2026]);
    expect(occasions.find(({ key }) => key === 'patriotic-health-month')).toMatchObject({
      from: '2026-04-01',
      until: '2026-04-30',
      ordinal: 38,
    });
    expect(await yearOf(desk, 2027)).toMatchObject({ known: false, holidays: [], revision: 0 });
  });

  it('is put right for one day, with who, when and by what, in this city only, and back again', async () => {
    const wish = { day: '2026-12-04', worked: false, name: '停工一天', source: '市政府通知', revision: 0 };
    const changed = await desk.call(calendarContract.setDay, wish);
    expect(changed).toMatchObject({ source: '市政府通知', revision: 1, changedBy: expect.any(String) });
    expect(changed.holidays).toContainEqual({ day: '2026-12-04', name: '停工一天' });
    expect(changed.shipped?.holidays).toHaveLength(33);
    expect((await refused(desk.call(calendarContract.setDay, wish))).code).toBe('changed-meanwhile');
    expect((await yearOf(other, 2026)).holidays).toHaveLength(33);
    expect(await desk.call(calendarContract.reset, { year: 2026, revision: 1 })).toMatchObject({ revision: 0, shipped: null });
    expect((await refused(desk.call(calendarContract.reset, { year: 2026, revision: 1 }))).code).toBe('calendar.as-shipped');
  });

  it('takes a new year from a workbook or a JSON file, whole or not at all', async () => {
    const good = await upload(
      await sheet([
        ['2027年1月1日', '放假', '元旦'],
        ['2027-02-20', '上班', '春节'],
        ['', '', ''],
      ]),
      '2027.xlsx',
    );
    expect([good.statusCode, good.json()]).toEqual([200, { years: [2027] }]);
    expect(await yearOf(desk, 2027)).toMatchObject({
      known: true,
      holidays: [{ day: '2027-01-01', name: '元旦' }],
      source: '国办发明电〔2026〕9号',
    });
    const bad = await upload(
      await sheet([
        ['元旦那天', '放假', '元旦'],
        ['2027-02-22', '上班', '春节'],
      ]),
      '2027.xlsx',
    );
    expect([bad.statusCode, bad.json().details.errors.length]).toEqual([422, 2]);
    const file = {
      kind: 'workingCalendar',
      key: 'own',
      name: '安排',
      source: '通知',
      years: [{ year: 2028, holidays: [{ day: '2028-01-03', name: '元旦' }], makeUpDays: [] }],
    };
    expect((await upload(Buffer.from(JSON.stringify(file)), '2028.json')).json()).toEqual({ years: [2028] });
    for (const [bytes, name] of [
      ['{', 'x.json'],
      ['{"kind":"dictionary"}', 'x.json'],
      ['x', 'x.txt'],
    ] as const)
      expect((await upload(Buffer.from(bytes), name)).statusCode).toBe(422);
    expect((await upload(await sheet([]), 'x.xlsx')).json().code).toBe('calendar.empty');
    expect((await yearOf(desk, 2027)).holidays).toHaveLength(1);
  });
});
