import { dayOf } from '@weicheng/domain/kernel';
import { taskContract } from '@weicheng/domain/plan';
import { addWorkingDays, calendarContract, editionContract } from '@weicheng/domain/standard';
import { beforeAll, describe, expect, it } from 'vitest';
import { stateCouncilCalendar } from '../../../../../../standards/calendars.ts';
import { type IssuedPlan, issuedPlan } from '../../../testing/issuedPlan.ts';
import { type Caller, type TestOffice, testOffice } from '../../../testing/office.ts';
import { nth, refused, unitNamed } from '../../../testing/planDesk.ts';

let office: TestOffice;
let desk: Caller;
let plan: IssuedPlan;
const inWorkingDays = (count: number) => addWorkingDays(stateCouncilCalendar(), dayOf(office.clock.now), count);
const titles = async (clauses: string) =>
  (await desk.call(taskContract.list, { clauses, documentId: plan.documentId })).rows.map(({ title }) => title).sort();

beforeAll(async () => {
  office = await testOffice();
  desk = await office.as('chuangwei');
  plan = await issuedPlan(office);
  const unitId = await unitNamed(desk, '市城市管理综合执法局');
  const units = [{ unitId, role: 'lead' as const, printed: '市城管局', groupId: null }];
  await plan.issue(
    { title: '改造公厕', clauses: ['toilets'], units, due: inWorkingDays(3) },
    { title: '机械化清扫', clauses: ['streets'], indicators: ['K15'], units },
    { title: '宣传发动', units },
  );
});

describe('挂在条款和指标上的任务', () => {
  it('are found by clause, by any of several, and counted', async () => {
    expect(await titles('toilets')).toEqual(['改造公厕']);
    expect(await titles('toilets,streets')).toEqual(['改造公厕', '机械化清扫']);
    expect(await titles('markets')).toEqual([]);
    expect((await desk.call(taskContract.counts, { clauses: 'toilets' })).all).toEqual({ value: 1, capped: false });
    expect((await refused(desk.call(taskContract.list, { clauses: "x'; --" }))).code).toBe('invalid-input');
  });

  it('have their clocks by the city’s own calendar', async () => {
    const left = async () => nth((await desk.call(taskContract.list, { clauses: 'toilets' })).rows).clock;
    const before = await left();
    await desk.call(calendarContract.setDay, { day: inWorkingDays(1), worked: false, name: '停工一天', source: '市政府通知', revision: 0 });
    const after = await left();
    expect(after).not.toEqual(before);
    expect(JSON.stringify(before)).toContain('3');
    expect(JSON.stringify(after)).toContain('2');
  });

  it('stop a change of edition until it is said what becomes of them; then they lie where they lay', async () => {
    const wish = { edition: 'national-hygiene-county-2021', revision: 0 };
    const { questions } = await desk.call(editionContract.questions, { edition: wish.edition });
    expect(questions.map(({ from, question, uses }) => [from, question, uses])).toEqual([
      ['streets', null, [{ what: '任务', count: 1 }]],
      ['toilets', null, [{ what: '任务', count: 1 }]],
      ['K15', 'nowhere', [{ what: '任务', count: 1 }]],
    ]);
    expect((await refused(desk.call(editionContract.choose, wish))).message).toContain('道路机械化清扫率');
    await desk.call(editionContract.choose, { ...wish, answers: [{ kind: 'indicator', from: 'K15', answer: 'ends', to: [] }] });
    expect(await titles('streets')).toEqual(['机械化清扫']);
    const { keys } = await desk.call(editionContract.clause, { edition: wish.edition, clause: 'streets' });
    expect(keys).toEqual(['streets']);
  });
});
