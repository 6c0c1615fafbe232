import { taskContract } from '@weicheng/domain/plan';
import { issueContract } from '@weicheng/domain/rectification';
import { CompiledQuery } from 'kysely';
import { expect, it } from 'vitest';
import { issuedPlan, unitNamed } from '../../testing/issuedPlan.ts';
import { testOffice } from '../../testing/office.ts';

const office = await testOffice();
const [desk, liaison] = [await office.as('chuangwei'), await office.as('lianluo')];
const [own, water] = [await unitNamed(office, '市城市管理综合执法局'), await unitNamed(office, '市水务局')];
const plan = await issuedPlan(office);

for (const [title, leadUnitId] of [
  ['窨井盖破损 A1 号', own],
  ['窨井盖沉降 c1 submitted', water],
] as const) {
  const fresh = await desk.call(issueContract.register, { title, source: 'inspection', place: '云台路' });
  await desk.call(issueContract.dispatch, { id: fresh.id, revision: fresh.revision, leadUnitId, workingDays: 3 });
}
const unit = (unitId: typeof own) => [{ unitId, role: 'lead' as const, printed: '', groupId: null }];
await plan.issue(
  { title: '窨井盖排查', units: unit(own), area: 'c1' },
  { title: '窨井盖更换', units: unit(water), area: '@c1' },
  { title: '窨井盖建档', units: [] },
);

/** What marks look like from outside, what is an operator of the query language, and what people type by mistake. */
const odd = [
  ...['@c1', '@c2', '＠ｃ１', `@${water}`, '@submitted', "'@c1'", "井盖' | '@c1", "井盖' & !'@c1", '@u1:5000', '@o1:0'],
  ...[
    '!井盖',
    '井盖 | 云台',
    '井盖 <-> 破损',
    '井盖:*',
    '(',
    '\\',
    "'",
    "\\'",
    '%',
    '_',
    '""',
    '。，、！',
    '😀',
    '👨‍👩‍👧',
    '\u202e井盖',
    '\u0000',
    '井\u0000盖',
  ],
  ...['井', '窨', 'a', 'Ａ１', '1', '。'.repeat(60), '井盖'.repeat(30), 'a b c d e f g h i j k l m n o p q r s t u v w x y z'],
];

it('answers an odd search with rows the reader may see, and no mark of the index can be typed', async () => {
  const titles = async (search?: string) => ({
    issues: (await liaison.call(issueContract.list, { search })).rows.map(({ title }) => title),
    tasks: (await liaison.call(taskContract.list, { search })).rows.map(({ title }) => title),
  });
  const all = await titles();
  expect(all).toEqual({ issues: ['窨井盖破损 A1 号'], tasks: ['窨井盖排查'] });
  for (const search of odd) {
    const { issues, tasks } = await titles(search);
    expect([search, issues.filter((title) => !all.issues.includes(title)), tasks.filter((title) => !all.tasks.includes(title))]).toEqual([
      search,
      [],
      [],
    ]);
  }
  expect((await titles('井盖')).issues).toEqual(all.issues);
  expect((await titles('Ａ１')).issues).toEqual(all.issues);
  for (const mark of ['@c1', '＠ｃ１', `@${own}`, '@o1:0', '。，、', '😀'])
    expect([mark, await titles(mark)]).toEqual([mark, { issues: [], tasks: [] }]);
  await expect(titles('井'.repeat(61))).rejects.toMatchObject({ status: 422 });
});

it('finds nothing of another city, whatever is asked of the index', async () => {
  const { rows } = await office.database.owner.query('select city_id from city order by city_id');
  const other = office.database.city(Number(rows.at(-1)?.city_id) + 1);
  for (const looked of ["'井盖'", "'井盖' & '@c1'", "'@c1'"])
    for (const [find, table] of [
      ['find_issues', 'issue'],
      ['find_tasks', 'task'],
    ] as const) {
      const here = office.database.city(1);
      const asked = CompiledQuery.raw(`select id from ${find}($1::tsquery, $2::tsquery, null, null, null)`, [looked, "'井盖'"]);
      expect((await here.executeQuery(asked)).rows.length, table).toBeGreaterThan(1);
      expect((await other.executeQuery(asked)).rows, `${find} ${looked}`).toEqual([]);
    }
  const open = CompiledQuery.raw(`select id from find_open_issues('''井盖'' | ''@c1'''::tsquery, 9)`, []);
  expect((await other.executeQuery(open)).rows).toEqual([]);
});

it('shows tasks of no unit to nobody whose sight ends at a unit', async () => {
  const ofNobody = async (reader: typeof desk, more: object = {}) =>
    (await reader.call(taskContract.list, { unitId: 'none', ...more })).rows.map(({ title }) => title);
  expect(await ofNobody(desk)).toEqual(['窨井盖建档']);
  expect(await ofNobody(desk, { search: '井盖' })).toEqual(['窨井盖建档']);
  for (const more of [{}, { search: '井盖' }, { clock: 'open' }, { role: 'lead' }]) expect(await ofNobody(liaison, more)).toEqual([]);
});
