import { describe, expect, it } from 'vitest';
import { samplePassword } from '../server.ts';
import { holder } from './city.ts';
import { goTo, openPlace, phone } from './place.ts';

const place = await openPlace();
const heading = (name: string) => ({ level: 1, name, exact: true }) as const;

describe('外壳', () => {
  it('不碰鼠标：登录、搜索、上下、打开、退出预览', async () => {
    const page = await place.visit();
    const { keyboard } = page;
    await page.locator('input[name=userName]:focus').waitFor();
    await keyboard.type('chuangwei');
    await keyboard.press('Tab');
    await keyboard.type(samplePassword);
    await keyboard.press('Enter');
    await page.getByRole('heading', heading('工作台')).waitFor();

    await keyboard.press('/');
    const palette = page.getByRole('dialog', { name: '搜索' });
    await palette.waitFor();
    await keyboard.type('人员');
    await palette.getByRole('option', { name: '人员', exact: true, selected: true }).waitFor();
    await keyboard.press('Enter');
    await page.getByRole('heading', heading('人员')).waitFor();

    const rows = page.getByRole('grid', { name: '人员' }).getByRole('row');
    await rows.nth(2).waitFor();
    await page.locator('body').evaluate((body) => (body.ownerDocument.activeElement as HTMLElement | null)?.blur());
    await keyboard.press('j');
    const preview = page.locator('aside.drawer');
    const chosen = (at: number) => rows.nth(at).and(page.locator('[aria-selected=true]')).waitFor();
    await chosen(1);
    await preview.getByRole('button', { name: '离岗' }).waitFor();
    await keyboard.press('j');
    await chosen(2);
    await keyboard.press('k');
    await chosen(1);
    await keyboard.press('Escape');
    await preview.waitFor({ state: 'detached' });

    await keyboard.press('Control+k');
    await palette.waitFor();
    await keyboard.type('工商局');
    await palette.getByRole('option', { name: /市市场监督管理局/ }).waitFor();
    await keyboard.press('Escape');
    await palette.waitFor({ state: 'hidden' });
    await keyboard.press('Shift+?');
    await page.getByRole('dialog', { name: '按键' }).waitFor();
    await keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  });

  it('大字记在这台设备上', async () => {
    const page = await place.visit('jingban');
    const size = () =>
      page.getByRole('link', { name: '组织机构', exact: true }).evaluate((link) => Number.parseFloat(getComputedStyle(link).fontSize));
    const plain = await size();
    await page.getByRole('button', { name: '大字' }).click();
    expect(await size()).toBeGreaterThan(plain);
    await page.reload();
    await page.getByRole('button', { name: '大字', pressed: true }).waitFor();
    expect(await size()).toBeGreaterThan(plain);
  });

  it('断了信号说一声，填的一个字不少，有信号了接着办', async () => {
    const page = await place.visit('chuangwei');
    await goTo(page, place, `/organization/people/${holder('市统计局', 'liaison').id}`);
    await page.getByRole('button', { name: '修改' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('办公电话').fill('0990-2345678');
    await page.context().setOffline(true);
    await page.getByRole('status').filter({ hasText: '没有信号' }).waitFor();
    await form.getByRole('button', { name: '修改', exact: true }).click();
    await form.getByRole('alert').filter({ hasText: '没有信号，这一次没有送到。填的内容还在' }).waitFor();
    expect(await form.getByLabel('办公电话').inputValue()).toBe('0990-2345678');
    await page.context().setOffline(false);
    await page.getByRole('status').filter({ hasText: '没有信号' }).waitFor({ state: 'detached' });
    await form.getByRole('button', { name: '修改', exact: true }).click();
    await form.waitFor({ state: 'hidden' });
    await page.getByText('0990-2345678').waitFor();
  });

  it('通知自己到，不用刷新', async () => {
    const page = await place.visit('shequ', phone);
    await page.getByRole('button', { name: '打开目录' }).click();
    const own = await place.server.signIn('shequ');
    const { unseen } = await (await fetch(`${place.server.address}/api/notices`, { headers: { cookie: own } })).json();
    const bell = (count: number) => page.getByRole('button', { name: count > 0 ? `通知，${count} 条没看` : '通知', exact: true });
    await bell(unseen).waitFor();
    const boss = await place.server.signIn('chengguan');
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const until = new Date(Date.now() + 80 * 3_600_000).toISOString().slice(0, 10);
    const answer = await fetch(`${place.server.address}/api/delegations`, {
      method: 'POST',
      headers: { cookie: boss, 'content-type': 'application/json', 'x-weicheng': '1', 'idempotency-key': crypto.randomUUID() },
      body: JSON.stringify({ toPersonId: holder('云台社区', 'gridWorker').id, from: today, until, reason: '休假' }),
    });
    expect(answer.status, await answer.text()).toBeLessThan(300);
    await bell(unseen + 1).click();
    const list = page.getByRole('region', { name: '通知' });
    await list.getByRole('listitem').getByRole('link', { name: /委托/ }).first().click();
    await page.getByRole('heading', heading('委托')).waitFor();
  });

  it('没有的地址说没有，服务器停了说停了、好了能再读', async () => {
    const page = await place.visit('chuangwei');
    await goTo(page, place, '/organization/nothing-here');
    await page.getByRole('heading', heading('没有这个页面')).waitFor();
    await page.getByRole('link', { name: '回工作台' }).click();
    await page.route(/\/api\/units(\?|$)/, (route) => route.abort());
    await page.getByRole('link', { name: '组织机构', exact: true }).click();
    const said = page.getByRole('alert').filter({ hasText: '没有信号，没有读到。' });
    await said.waitFor();
    await page.unroute(/\/api\/units(\?|$)/);
    await said.getByRole('button', { name: '再读一次' }).click();
    await page.getByRole('tree', { name: '单位' }).waitFor();
  });
});
