import { readSheets, writeSheets } from '@weicheng/documents/sheet';
import { dayOf } from '@weicheng/domain/kernel';
import { organizationImportContract, personContract, roleContract, unitContract } from '@weicheng/domain/organization';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type TestOffice, testOffice } from '../../../testing/office.ts';
import { personColumns, personSheet, sheetOf, unitColumns, unitSheet } from './columns.ts';

let office: TestOffice;
let desk: Caller;
let city: string;
const today = dayOf(Date.now());

beforeAll(async () => {
  office = await testOffice();
  desk = await office.as('chuangwei');
  city = (await desk.call(unitContract.tree, {})).rows.find((r) => r.parentId === null)?.name ?? '';
});

const workbook = (units: string[][], people: string[][]) =>
  writeSheets([sheetOf(unitSheet, unitColumns, units), sheetOf(personSheet, personColumns, people)]);

async function upload(verb: 'check' | 'apply', bytes: Buffer, who = desk) {
  const answer = await who.send(organizationImportContract[verb], {}, { payload: bytes });
  return { status: answer.statusCode, body: answer.json() };
}

const count = async () => {
  const { rows } = await office.database.owner.query(
    'select (select count(*) from unit) as units, (select count(*) from person) as people, (select count(*) from post) as posts, (select count(*) from fact) as facts',
  );
  return rows[0];
};

describe('what is uploaded', () => {
  it('is read beside the main thread, the hostile as the harmless', async () => {
    expect(office.server.threads).toBe(0);
    const bytes = await workbook(
      Array.from({ length: 5001 }, (_, n) => [`${n}`]),
      [],
    );
    expect(await upload('check', bytes)).toMatchObject({ status: 413, body: { code: 'sheet.too-many-rows' } });
    expect(office.server.threads).toBe(1);
  });
});

describe('the template', () => {
  it('opens, explains itself, and its example rows import nothing', async () => {
    const answer = await desk.send(organizationImportContract.template, {});
    const sheets = await readSheets(answer.rawPayload);
    expect(sheets.map((s) => s.name)).toEqual(['单位', '人员', '说明']);
    expect(await upload('check', answer.rawPayload)).toMatchObject({ status: 200, body: { units: 0, persons: 0, posts: 0, errors: [] } });
  });
});

describe('an import', () => {
  it('takes units in any order, with people in them, all at once', async () => {
    const bytes = await workbook(
      [
        ['市绿化中心', '事业单位', '市园林绿化局', '', '', '2021-05-01'],
        ['市园林绿化局', '部门', city, '市园林局', '', '2020/3/1'],
      ],
      [
        ['叶知秋', '市园林绿化局', '主要负责人', '2024-01-01', '0990-1234567', '13800002222'],
        ['叶知秋', '市绿化中心', '工作人员', '2024年2月1日', '', '13800002222'],
        ['江照月', '市园林局', '联络员', '20240301', '', ''],
      ],
    );
    const before = await count();
    expect(await upload('check', bytes)).toMatchObject({ status: 200, body: { units: 2, persons: 2, posts: 3, errors: [] } });
    expect(await count()).toEqual(before);
    expect(await upload('apply', bytes)).toMatchObject({ status: 200, body: { units: 2, persons: 2, posts: 3 } });
    const { rows } = await desk.call(personContract.list, { search: '叶知秋' });
    expect(rows[0]?.posts.map((p) => [p.unitName, p.kind, p.main, p.from])).toEqual([
      ['市园林绿化局', 'unitHead', true, '2024-01-01'],
      ['市绿化中心', 'clerk', false, '2024-02-01'],
    ]);
    const { rows: facts } = await office.database.owner.query(
      "select kind, count(*) from fact where request_id = (select request_id from fact where kind = 'organizationImport.applied' and data->>'sha256' <> '') group by kind order by kind",
    );
    expect(facts.map((f) => [f.kind, f.count])).toEqual([
      ['organizationImport.applied', 1],
      ['person.added', 2],
      ['person.postAdded', 1],
      ['unit.founded', 2],
    ]);
    // a second time nothing is doubled
    expect(await upload('apply', bytes)).toMatchObject({ status: 200, body: { units: 0, persons: 0, posts: 0 } });
  });

  it('with one wrong row imports nothing, and says sheet, row, column and reason', async () => {
    const bytes = await workbook(
      [
        ['市好单位', '部门', city, '', '', '2021-05-01'],
        ['市坏单位', '处室', city, '', '', '2021-02-30'],
        ['无处社区', '社区', '没有的街道', '', '123', '2021-05-01'],
        ['跑错社区', '社区', city, '', '', '2021-05-01'],
      ],
      [
        ['石', '市好单位', '科长', '明天', '', '1380000'],
        ['白露', '市好单位', '主要负责人', '2024-01-01', '', ''],
        ['夏至', '市好单位', '主要负责人', '2024-01-01', '', ''],
      ],
    );
    const before = await count();
    const { status, body } = await upload('apply', bytes);
    expect(status).toBe(422);
    expect(body.code).toBe('organizationImport.refused');
    expect(await count()).toEqual(before);
    const errors = (body.details.errors as { sheet: string; row: number; column: string; message: string }[]).map(
      (e) => `${e.sheet} ${e.row} ${e.column}`,
    );
    expect(errors).toEqual([
      '单位 3 类别',
      '单位 3 设立日期',
      '单位 4 上级单位',
      '单位 4 区划代码',
      '单位 5 上级单位',
      '人员 2 姓名',
      '人员 2 岗位',
      '人员 2 任职日期',
      '人员 2 手机号',
      '人员 4 岗位',
    ]);
    expect(body.details.errors.at(-1).message).toContain('白露');
  });

  it('refuses what is no workbook before anything is opened', async () => {
    expect(await upload('check', Buffer.from('not a zip'))).toMatchObject({ status: 415, body: { code: 'sheet.not-xlsx' } });
    const wrong = await desk.send(organizationImportContract.check, {}, { payload: '{}', headers: { 'content-type': 'application/json' } });
    expect(wrong.statusCode).toBe(415);
    expect(await upload('check', await writeSheets([{ name: '别的', columns: [{ title: '甲', width: 9 }], rows: [] }]))).toMatchObject({
      status: 200,
      body: { errors: [{ row: 1, column: null }] },
    });
  });

  it('draws nobody into one’s own unit: a person of another is asked for there', async () => {
    const security = await office.as('anquan');
    const head = await office.as('chengguan');
    const { person } = await head.call(personContract.changeOwnPhone, {});
    const [unit] = (await head.call(unitContract.search, { text: '市城市管理综合执法局' })).rows;
    const { rows } = await security.call(roleContract.list, {});
    const roleId = rows.find((r) => r.key === 'campaignOfficeClerk')?.id as never;
    await security.call(roleContract.grant, { personId: person.id, roleId, unitId: unit?.id as never, from: today });
    const target = (await desk.call(personContract.list, { search: '江照月' })).rows[0];
    await desk.call(personContract.change, { id: target?.id as never, name: '江照月', mobile: '13800003333' });
    const bytes = await workbook([], [['江照月', unit?.name ?? '', '工作人员', '2024-01-01', '', '13800003333']]);
    const before = await count();
    const { status, body } = await upload('apply', bytes, head);
    expect(status).toBe(422);
    expect(body.details.errors).toMatchObject([{ sheet: '人员', row: 2, message: expect.stringContaining('任职') }]);
    expect(await count()).toEqual(before);
    expect(await upload('check', bytes)).toMatchObject({ status: 200, body: { persons: 0, posts: 1, errors: [] } });
  });

  it('is nobody’s but whose work it is', async () => {
    expect((await upload('check', await workbook([], []), await office.as('shequ'))).status).toBe(403);
  });
});

describe('the export', () => {
  it('opens again and, imported, changes nothing', async () => {
    const answer = await desk.send(organizationImportContract.export, {});
    expect(answer.headers['content-disposition']).toContain(encodeURIComponent(`组织与人员 ${today}.xlsx`));
    const [units, people] = await readSheets(answer.rawPayload);
    expect(units?.rows.length).toBeGreaterThan(120);
    expect(people?.rows.length).toBeGreaterThan(200);
    const { status, body } = await upload('check', answer.rawPayload);
    expect({ status, ...body, warnings: [] }).toEqual({ status: 200, units: 0, persons: 0, posts: 0, errors: [], warnings: [] });
  });
});
