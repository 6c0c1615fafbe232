import { readSheets } from '@weicheng/documents/sheet';
import { dayOf } from '@weicheng/domain/kernel';
import { personContract, trailContract, type UnitId, unitContract } from '@weicheng/domain/organization';
import { beforeAll, describe, expect, it } from 'vitest';
import { csvCell } from '#platform/endpoint';
import { type Caller, type TestOffice, testOffice } from '../../../testing/office.ts';
import { sealAll } from '../../../testing/scratch.ts';

let office: TestOffice;
let desk: Caller;
let audit: Caller;
let unit: UnitId;
let rootName: string;
const today = dayOf(Date.now());

beforeAll(async () => {
  office = await testOffice();
  desk = await office.as('chuangwei');
  audit = await office.as('shenji');
  const { rows } = await desk.call(unitContract.tree, {});
  const root = rows.find((r) => r.parentId === null);
  if (!root) throw new Error('a city has a root');
  rootName = root.name;
  unit = (await desk.call(unitContract.found, { kind: 'department', name: '=市公式局', parentId: root.id, on: '2020-01-01' })).unit.id;
  await desk.call(unitContract.rename, { id: unit, name: '市海绵城市建设局', on: today });
});

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (problem: { code: string; status: number }) => `${problem.status} ${problem.code}`,
  );

describe('the trail', () => {
  it('reads as sentences, newest first, page by page', async () => {
    const { rows, next } = await audit.call(trailContract.list, { about: unit, limit: 2 });
    expect(rows).toHaveLength(2);
    const rest = await audit.call(trailContract.list, { about: unit, limit: 2, after: next ?? '' });
    const lines = new Set([...rows, ...rest.rows].map((r) => r.line));
    expect(lines).toEqual(
      new Set([
        `“=市公式局”更名为“市海绵城市建设局”，自 ${today} 起`,
        '“=市公式局”登记为“市海绵城市建设局”的别名（原名）',
        `设立部门“=市公式局”，隶属“${rootName}”，自 2020-01-01 起`,
      ]),
    );
    expect(rest.next).toBeNull();
  });

  it('is for the audit; a unit’s own history is for whoever may read units, and a person’s for whoever may read the person', async () => {
    expect(await refusal(desk.call(trailContract.list, {}))).toBe('403 not-allowed');
    expect((await desk.call(trailContract.of, { about: unit })).rows).toHaveLength(3);
    const community = await office.as('shequ');
    const { rows } = await desk.call(personContract.list, { postKind: 'unitHead', limit: 1 });
    expect(await refusal(community.call(trailContract.of, { about: rows[0]?.id ?? '' }))).toBe('403 not-allowed');
  });

  it('is verified as far as it is sealed, and names what was tampered with', async () => {
    expect(await audit.call(trailContract.verify, {})).toMatchObject({ state: 'empty', seals: 0 });
    // sealing has not begun: what the sample city was made of waits, and a quarter of an hour later that is told
    const { waitingSince } = await audit.call(trailContract.sealed, {});
    office.clock.now = Date.parse(waitingSince ?? '') + 60_000;
    const { waiting, ...before } = await audit.call(trailContract.sealed, {});
    expect(before).toMatchObject({ state: 'waiting', sealedAt: null });
    expect(waiting).toBeGreaterThan(2);
    office.clock.now += 900_000;
    expect((await audit.call(trailContract.sealed, {})).state).toBe('late');
    await sealAll(office.database, 1, office.clock.now);
    expect(await audit.call(trailContract.sealed, {})).toEqual({
      state: 'sealed',
      sealedAt: new Date(office.clock.now).toISOString(),
      waiting: 0,
      waitingSince: null,
    });
    const whole = await audit.call(trailContract.verify, {});
    expect(whole).toMatchObject({ state: 'intact', seals: 1, firstBroken: null });
    expect(whole.head).toMatch(/^[0-9a-f]{64}$/);
    await office.database.owner.query(
      `alter table fact disable trigger append_only; update fact set actor_name = '别人' where about = '${unit}' and kind = 'unit.renamed'; alter table fact enable trigger append_only`,
    );
    const broken = await audit.call(trailContract.verify, {});
    expect(broken.state).toBe('broken');
    expect(broken.firstBroken).toContain('unit.renamed');
  });
});

describe('an export of the trail', () => {
  it('as .csv opens in a spreadsheet and runs nothing', async () => {
    const answer = await audit.send(trailContract.export, { format: 'csv', about: unit });
    expect(answer.body.startsWith('\uFEFF"时间"')).toBe(true);
    expect(answer.body.trimEnd().split('\r\n')).toHaveLength(4);
    expect(csvCell('=cmd|"x"')).toBe(`"'=cmd|""x"""`);
    expect((await audit.call(trailContract.list, { kind: 'trail.exported' })).rows[0]).toMatchObject({ line: '导出留痕（csv），1 个条件' });
  });

  it('as .xlsx opens again; as .jsonl is always whole', async () => {
    const [sheet] = await readSheets((await audit.send(trailContract.export, { format: 'xlsx', about: unit })).rawPayload);
    expect(sheet?.rows).toHaveLength(4);
    expect((await audit.send(trailContract.export, { format: 'jsonl', about: unit })).statusCode).toBe(422);
    const lines = (await audit.send(trailContract.export, { format: 'jsonl' })).body.trimEnd().split('\n');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ format: 'weicheng-trail-1', cityId: 1 });
    expect(JSON.parse(lines.at(-1) ?? '')).toHaveProperty('end');
  });
});
