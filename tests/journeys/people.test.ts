import { describe, expect, it } from 'vitest';
import { samplePassword } from '../server.ts';
import { holder, unitId } from './city.ts';
import { choose, goTo, openPlace, signIn } from './place.ts';

const place = await openPlace();
const office = await place.visit('chuangwei');
const bureau = '市城市管理综合执法局';
const liaison = holder(bureau, 'liaison');
const head = holder(bureau, 'unitHead');
const gridWorker = holder('云台社区', 'gridWorker');

describe('人员', () => {
  it('登记一个人，再给一个岗位', async () => {
    await office.getByRole('link', { name: '人员', exact: true }).click();
    await office.getByRole('button', { name: '登记人员' }).click();
    const dialog = office.getByRole('dialog');
    await dialog.getByRole('button', { name: '登记', exact: true }).click();
    await dialog.getByRole('alert').first().waitFor();
    await dialog.getByLabel('姓名').fill('沈听澜');
    await choose(office, '单位', bureau);
    await dialog.getByLabel('岗位', { exact: true }).selectOption({ label: '工作人员' });
    await dialog.getByRole('button', { name: '登记', exact: true }).click();
    await office.getByText('已登记沈听澜').waitFor();
    const preview = office.getByRole('complementary', { name: '沈听澜' });
    await preview.getByRole('button', { name: '任职' }).click();
    await choose(office, '单位', '市数据局');
    await office.getByRole('dialog').getByRole('button', { name: '任职', exact: true }).click();
    await office.getByText('沈听澜的岗位已登记').waitFor();
    await preview.getByRole('listitem').filter({ hasText: '市数据局 联络员' }).waitFor();
  });

  it('还有没交接的不能离岗；交接完才走，账号跟着停', async () => {
    const leaver = await place.visit('lianluo');
    await goTo(office, place, `/organization/people/${liaison.id}`);
    await office.getByRole('button', { name: '离岗' }).click();
    const leave = office.getByRole('button', { name: '离岗', exact: true });
    await office.getByRole('heading', { name: '要交接的事项' }).waitFor();
    await leave.focus();
    await office
      .locator('.tip')
      .getByText(/还有 \d+ 项没有人接手/)
      .waitFor();
    await leave.click({ force: true });
    expect(await office.getByRole('dialog').count()).toBe(0);
    await choose(office, '全部交给', '沈听澜');
    await leave.click();
    await office.getByRole('dialog').getByRole('button', { name: liaison.name }).click();
    await office.getByText(`${liaison.name}已离岗`).waitFor();

    await goTo(office, place, `/organization/units/${unitId(bureau)}`);
    const posts = office.locator('section', { has: office.getByRole('heading', { name: '岗位与人员' }) });
    await posts.locator('div', { hasText: '联络员' }).getByRole('link', { name: '沈听澜' }).first().waitFor();

    await leaver.reload();
    await leaver.getByRole('button', { name: '登录', exact: true }).waitFor();
    await signIn(leaver, 'lianluo', samplePassword);
    await leaver
      .getByRole('alert')
      .filter({ hasText: /已停用|没有对应的在岗人员/ })
      .waitFor();
  });

  it('委托期间代办，结束就不能了', async () => {
    const boss = await place.visit('chengguan');
    const delegate = await place.visit('shequ');
    await goTo(delegate, place, `/organization/people/${head.id}`);
    await delegate.getByRole('alert').filter({ hasText: '你的岗位不能“查人员”' }).waitFor();

    await boss.getByRole('link', { name: '委托' }).click();
    await boss.getByRole('button', { name: '委托', exact: true }).first().click();
    const give = boss.getByRole('dialog');
    await choose(boss, '委托给谁', gridWorker.name);
    await give.getByLabel('原因').fill('赴省里培训');
    await give.getByRole('button', { name: '委托', exact: true }).click();
    await boss.getByText(`已委托${gridWorker.name}`).waitFor();

    await delegate.reload();
    const change = delegate.locator('.page-actions').getByRole('button', { name: '修改' });
    await change.click();
    const form = delegate.getByRole('dialog');
    await form.getByLabel('办公电话').fill('0990-7654321');
    await form.getByRole('button', { name: '修改', exact: true }).click();
    await delegate.getByText(`${head.name}的信息已修改`).waitFor();
    await form.waitFor({ state: 'hidden' });
    await change.click();
    await form.getByLabel('办公电话').fill('0990-7654300');

    await boss.getByRole('row', { name: gridWorker.name }).getByRole('button', { name: '结束' }).click();
    await boss.getByRole('dialog').getByRole('button', { name: '结束', exact: true }).click();
    await boss.getByText('委托已结束').waitFor();
    await form.getByRole('button', { name: '修改', exact: true }).click();
    await form.getByRole('alert').filter({ hasText: '你的岗位不能' }).waitFor();
    expect(await form.getByLabel('办公电话').inputValue()).toBe('0990-7654300');
  });
});
