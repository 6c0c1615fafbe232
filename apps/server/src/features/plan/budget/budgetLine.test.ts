import { type BudgetKind, type BudgetLineId, budgetLineContract } from '@weicheng/domain/plan';
import { beforeAll, describe, expect, it } from 'vitest';
import { type IssuedPlan, inDays, issuedPlan, unitNamed } from '../../../testing/issuedPlan.ts';
import { type Caller, type TestOffice, testOffice } from '../../../testing/office.ts';

let office: TestOffice;
let desk: Caller;
let plan: IssuedPlan;
const area = '市容环境卫生';
beforeAll(async () => {
  office = await testOffice();
  desk = await office.as('chuangwei');
  plan = await issuedPlan(office);
  await plan.issue({ area, units: [] });
});

let serial = 0;
const openLine = async (unit: string, about: object = {}) =>
  desk.call(budgetLineContract.open, {
    documentId: plan.documentId,
    area,
    unitId: await unitNamed(office, unit),
    name: `窨井盖更换第${++serial}批`,
    ...about,
  });
const enter = (id: BudgetLineId, kind: BudgetKind, amount: number, who = desk) =>
  who.call(budgetLineContract.enter, { id, kind, amount, day: inDays(office, 0) });
const totals = (who = desk) => who.call(budgetLineContract.totals, { documentId: plan.documentId });

describe('经费', () => {
  it('adds its entries up, line by line and over the plan, and says what stands out', async () => {
    const line = await openLine('市住房和城乡建设局');
    await enter(line.id, 'budgeted', 500_00);
    await enter(line.id, 'allocated', 300_00);
    const before = await totals();
    const { line: after, entries } = await enter(line.id, 'spent', 350_50);
    expect(after.sums).toEqual({ budgeted: 500_00, allocated: 300_00, spent: 350_50 });
    expect(after.notice).toBe('支出比到位多 50.50 元');
    expect(entries.map((entry) => entry.kind).sort()).toEqual(['allocated', 'budgeted', 'spent']);
    expect((await totals()).whole.spent - before.whole.spent).toBe(350_50);
    expect((await totals()).areas.map((row) => row.area)).toEqual([area]);
  });

  it('counters a wrong entry once, and keeps both', async () => {
    const line = await openLine('市住房和城乡建设局');
    const [wrong] = (await enter(line.id, 'spent', 12_00)).entries;
    const reverse = { id: line.id, entryId: wrong?.id as never, note: '记错项目' };
    const { line: after, entries } = await desk.call(budgetLineContract.reverse, reverse);
    expect(after.sums.spent).toBe(0);
    expect(entries.map((entry) => entry.amount).sort()).toEqual([-12_00, 12_00].sort());
    await expect(desk.call(budgetLineContract.reverse, reverse)).rejects.toMatchObject({ code: 'budgetLine.reversed-already' });
    const countering = entries.find((entry) => entry.amount < 0)?.id as never;
    await expect(desk.call(budgetLineContract.reverse, { ...reverse, entryId: countering })).rejects.toMatchObject({
      code: 'budgetLine.is-reverse',
    });
  });

  it('loses nothing when many write at once: the sums are those of the entries', async () => {
    const line = await openLine('市住房和城乡建设局');
    const wrong = (await enter(line.id, 'spent', 7_00)).entries[0]?.id as never;
    const ends = await Promise.allSettled([
      ...Array.from({ length: 40 }, (_, n) => enter(line.id, n % 2 ? 'allocated' : 'budgeted', n + 1)),
      ...Array.from({ length: 10 }, () => desk.call(budgetLineContract.reverse, { id: line.id, entryId: wrong })),
    ]);
    expect(ends.filter((end) => end.status === 'rejected')).toHaveLength(9);
    const { line: after, entries } = await desk.call(budgetLineContract.read, { id: line.id });
    const sum = (kind: string) => entries.filter((entry) => entry.kind === kind).reduce((all, entry) => all + entry.amount, 0);
    expect(after.sums).toEqual({ budgeted: sum('budgeted'), allocated: sum('allocated'), spent: 0 });
    const { rows } = await office.database.owner.query(
      `select coalesce(sum(t.budgeted), 0) = (select sum(budgeted) from budget_line where document_id = $1) and
              coalesce(sum(t.allocated), 0) = (select sum(allocated) from budget_line where document_id = $1) and
              coalesce(sum(t.spent), 0) = (select sum(spent) from budget_line where document_id = $1) as same from budget_total t where document_id = $1`,
      [plan.documentId],
    );
    expect(rows).toEqual([{ same: true }]);
  });

  it('writes an entry sent twice with one key once', async () => {
    const line = await openLine('市住房和城乡建设局');
    const input = { id: line.id, kind: 'spent' as const, amount: 5, day: inDays(office, 0) };
    const twice = [1, 2].map(() => desk.call(budgetLineContract.enter, input, { key: 'same-key-twice' }));
    const [a, b] = await Promise.all(twice);
    expect(a).toEqual(b);
    expect((await desk.call(budgetLineContract.read, { id: line.id })).entries).toHaveLength(1);
  });

  it('is of an area or a task of the plan, under a name of its own', async () => {
    await expect(openLine('市住房和城乡建设局', { area: '没有的领域' })).rejects.toMatchObject({ code: 'budgetLine.no-such-area' });
    await openLine('市住房和城乡建设局', { name: '同名' });
    await expect(openLine('市住房和城乡建设局', { name: '同名' })).rejects.toMatchObject({ code: 'budgetLine.name-taken' });
    const [task] = await plan.issue({ area: '健康教育', title: '健康讲堂' });
    const line = await openLine('市住房和城乡建设局', { taskId: task?.id, area: '' });
    expect(line).toMatchObject({ area: '健康教育', taskTitle: '健康讲堂' });
    const other = await issuedPlan(office, '另一份方案');
    await expect(openLine('市住房和城乡建设局', { documentId: other.documentId, taskId: task?.id })).rejects.toMatchObject({
      code: 'budgetLine.other-document',
    });
  });

  it('is read where it is spent and above; written by the office; another city sees none of it', async () => {
    const street = await office.as('jiedao');
    const line = await openLine('市住房和城乡建设局');
    await enter(line.id, 'budgeted', 99_00);
    await expect(street.call(budgetLineContract.read, { id: line.id })).rejects.toMatchObject({ status: 404 });
    expect((await totals(street)).whole).toEqual({ budgeted: 0, allocated: 0, spent: 0 });
    const own = await openLine('云台街道');
    await enter(own.id, 'budgeted', 8_00);
    expect((await street.call(budgetLineContract.read, { id: own.id })).line.can['enter']).toContain('不能');
    expect((await street.call(budgetLineContract.list, { documentId: plan.documentId })).rows.map((row) => row.id)).toEqual([own.id]);
    expect((await totals(street)).whole.budgeted).toBe(8_00);
    await expect(enter(own.id, 'spent', 1, street)).rejects.toMatchObject({ status: 403 });
    const elsewhere = await office.as('chuangwei-2');
    await expect(elsewhere.call(budgetLineContract.read, { id: own.id })).rejects.toMatchObject({ status: 404 });
    expect((await elsewhere.call(budgetLineContract.list, { documentId: plan.documentId })).rows).toEqual([]);
  });

  it('is turned page by page in the order of areas, nothing twice and nothing left out', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: { rows: { id: string }[]; next: string | null } = await desk.call(budgetLineContract.list, {
        documentId: plan.documentId,
        limit: 3,
        ...(after ? { after } : {}),
      });
      seen.push(...page.rows.map((row) => row.id));
      after = page.next;
    } while (after);
    const all = (await desk.call(budgetLineContract.list, { documentId: plan.documentId, limit: 200 })).rows.map((row) => row.id);
    expect(seen).toEqual(all);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('cannot be changed behind the office’s back: an entry is neither altered nor removed', async () => {
    for (const statement of ['update budget_entry set amount = amount', 'delete from budget_entry', 'delete from budget_line'])
      await expect(office.database.owner.query(statement)).rejects.toMatchObject({ code: '23001' });
  });
});
