import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { unitId } from './city.ts';
import { choose, goTo, openPlace } from './place.ts';

const place = await openPlace({ SEAL_SECONDS: '0.5' });

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

  it('别人看不到这一页', async () => {
    const office = await place.visit('chuangwei');
    expect(await office.getByRole('link', { name: '审计' }).count()).toBe(0);
    await goTo(office, place, '/organization/trail');
    await office.getByRole('heading', { name: '没有这个页面' }).waitFor();
  });
});
