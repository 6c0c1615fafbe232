import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { unitId } from './city.ts';
import { choose, goTo, openPlace } from './place.ts';

const place = await openPlace({ SEAL_SECONDS: '0.5', OUTGOING_HOSTS: '127.0.0.1' });

describe('审计', () => {
  it('查得到谁办了什么，核对没有改动，导出也留痕', async () => {
    const office = await place.visit('chuangwei');
    await goTo(office, place, `/organization/units/${unitId('市水务局')}`);
    await office.getByRole('toolbar').getByRole('button', { name: '加别名' }).click();
    const form = office.getByRole('dialog');
    await form.getByRole('textbox', { name: '别名' }).fill('市水利局');
    await form.getByRole('button', { name: '登记别名' }).click();
    await office.locator('.quoted', { hasText: '市水利局' }).waitFor();

    const page = await place.visit('shenji');
    const sealing = page.locator('section', { has: page.getByRole('heading', { name: '留痕封存' }) });
    await sealing.getByText(/已全部封存|正在封存/).waitFor();
    await sealing.getByRole('link', { name: '看留痕' }).click();
    const rows = page.getByRole('grid', { name: '留痕' }).getByRole('row');
    await choose(page, '办了什么', '', '别名');
    const row = rows.filter({ hasText: '市水利局' });
    await row.click();
    const details = page.getByRole('complementary').last();
    await details.getByText('高思涛').or(details.getByText('市创卫办')).first().waitFor();
    await page.getByRole('button', { name: '关闭预览' }).click();

    await page.getByRole('button', { name: '核对' }).click();
    const seal = page.getByRole('dialog', { name: '核对留痕' });
    await seal.getByText('没有被改动').waitFor();
    await seal.getByText('短码', { exact: true }).waitFor();
    await seal.getByRole('button', { name: '关上' }).click();

    await page.getByRole('button', { name: '导出' }).click();
    const exporting = page.getByRole('dialog', { name: '导出留痕' });
    await exporting.getByLabel('格式').selectOption({ label: 'CSV：行数很多，或交给别的软件' });
    const [file] = await Promise.all([page.waitForEvent('download'), exporting.getByRole('button', { name: '导出', exact: true }).click()]);
    expect((await readFile(await file.path())).toString()).toContain('市水利局');
    await page.getByRole('button', { name: '清除筛选' }).click();
    await page.reload();
    await rows.filter({ hasText: '导出留痕' }).waitFor();
  });

  it('往外推送由系统管理员加、安全管理员授权，试发送得到，步步留痕，密钥不留', async () => {
    const signatures: unknown[] = [];
    const receiver = createServer(({ headers }, reply) => {
      signatures.push(headers['weicheng-signature']);
      reply.end();
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    afterAll(() => receiver.close());
    const { port } = receiver.address() as AddressInfo;

    const admin = await place.visit('xitong');
    await admin.getByRole('link', { name: '推送订阅' }).click();
    await admin.getByRole('button', { name: '加推送订阅' }).click();
    const form = admin.getByRole('dialog', { name: '加推送订阅' });
    await form.getByRole('textbox', { name: '对方系统' }).fill('12345 热线');
    await form.getByRole('textbox', { name: '地址' }).fill('http://10.0.0.9/hook');
    await form.getByRole('button', { name: '加推送订阅' }).click();
    await form.getByText('只往 https 的地址发').waitFor();
    await form.getByRole('textbox', { name: '地址' }).fill(`http://127.0.0.1:${port}/hook`);
    await form.getByRole('button', { name: '加推送订阅' }).click();
    const shown = admin.getByRole('dialog', { name: '密钥只显示这一次' });
    const secret = (await shown.locator('.secret').textContent()) ?? '';
    expect(secret).toMatch(/^whs_/);
    await shown.getByRole('button', { name: '已交给对方，关上' }).click();

    const security = await place.visit('anquan');
    await security.getByRole('link', { name: '推送订阅' }).click();
    await security.getByRole('button', { name: '授权' }).click();
    await security.getByRole('button', { name: '授权 12345 热线' }).click();
    await security.getByText('在推送').waitFor();

    await admin.getByRole('grid', { name: '推送订阅' }).getByText('12345 热线').click();
    await admin.reload();
    await admin.getByRole('button', { name: '试发' }).click();
    await admin.getByRole('grid', { name: '推送记录' }).getByRole('row').filter({ hasText: '对方答 200' }).waitFor();
    expect(signatures).toEqual([expect.stringMatching(/^v1=[0-9a-f]{64}$/)]);
    expect(await admin.content()).not.toContain(secret);

    const auditor = await place.visit('shenji');
    await goTo(auditor, place, '/organization/trail');
    const rows = auditor.getByRole('grid', { name: '留痕' }).getByRole('row');
    for (const act of ['加推送订阅', '授权推送订阅', '试发推送']) await rows.filter({ hasText: act }).first().waitFor();
    expect(await auditor.content()).not.toContain(secret);
  });

  it('别人看不到这一页', async () => {
    const office = await place.visit('chuangwei');
    expect(await office.getByRole('link', { name: '审计' }).count()).toBe(0);
    await goTo(office, place, '/organization/trail');
    await office.getByRole('heading', { name: '没有这个页面' }).waitFor();
  });
});
