import { readFile } from 'node:fs/promises';
import { type ReadSheet, readSheets, type Sheet, writeSheets } from '@weicheng/documents/sheet';
import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openPlace } from './place.ts';

const place = await openPlace();
const page = await place.visit('jingban');

/** The workbook a button hands out. */
async function workbookFrom(button: Locator): Promise<ReadSheet[]> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
  return readSheets(await readFile(await download.path()));
}

/** The template with rows typed under its head, as a clerk saves it. */
const filled = async (template: readonly ReadSheet[], rows: Readonly<Record<string, string[][]>>) => ({
  name: '街道上报.xlsx',
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: await writeSheets(
    template.map(({ name, rows: [head] }): Sheet => {
      return { name, columns: (head?.cells ?? []).map((title) => ({ title, width: 20 })), rows: rows[name] ?? [] };
    }),
  ),
});

describe('导入导出', () => {
  it('模板填错一行，一行也不写；改好了全部写入；导出里都有', async () => {
    await page.getByRole('link', { name: '组织机构', exact: true }).click();
    const before = await page.getByText(/^共 [1-9]\d* 个单位$/).textContent();
    await page.getByRole('link', { name: '导入导出' }).click();
    const template = await workbookFrom(page.getByRole('button', { name: '下载模板' }));
    expect(template.map(({ name }) => name)).toEqual(['单位', '人员', '说明']);

    const units = [['市环境卫生中心', '事业单位', '市城市管理综合执法局', '环卫中心', '', '2024-05-01']];
    const liaison = ['江一苇', '环卫中心', '联络员', '2024-05-01', '', ''];
    const file = page.locator('input[type=file]');
    await file.setInputFiles(
      await filled(template, { 单位: units, 人员: [liaison, ['陆时雨', '没有这个局', '联络员', '2024-05-01', '', '']] }),
    );
    const wrong = page.getByRole('grid', { name: '要改的地方' }).getByRole('row');
    await wrong.filter({ hasText: '没有这个局' }).waitFor();
    expect((await wrong.nth(1).locator('td').allTextContents()).slice(0, 3)).toEqual(['人员', '3', '单位']);
    const apply = page.getByRole('button', { name: '导入', exact: true });
    await apply.focus();
    await page.locator('.tip').getByText('还有 1 处错误，在表格里改好后重新选文件。').waitFor();
    await page.getByRole('link', { name: '组织机构', exact: true }).click();
    expect(await page.getByText(/^共 [1-9]\d* 个单位$/).textContent()).toBe(before);

    await page.getByRole('link', { name: '导入导出' }).click();
    await file.setInputFiles(await filled(template, { 单位: units, 人员: [liaison] }));
    await page.getByText('可以导入').waitFor();
    await apply.click();
    await page.getByRole('dialog').getByRole('button', { name: '导入 街道上报.xlsx' }).click();
    await page.getByText('已导入').waitFor();
    await page.getByText('1 个单位、1 人、1 个岗位').waitFor();

    const exported = await workbookFrom(page.getByRole('button', { name: '导出', exact: true }));
    const cells = (sheet: string) => exported.find(({ name }) => name === sheet)?.rows.map((row) => row.cells.join('，')) ?? [];
    expect(cells('单位')).toContainEqual(expect.stringContaining('市环境卫生中心'));
    expect(cells('人员')).toContainEqual(expect.stringMatching(/江一苇，市环境卫生中心，联络员/));
  });

  it('不是表格的文件，看名字就说', async () => {
    await page.getByRole('link', { name: '工作台' }).click();
    await page.getByRole('link', { name: '导入导出' }).click();
    await page.locator('input[type=file]').setInputFiles({ name: '名单.doc', mimeType: 'application/msword', buffer: Buffer.from('x') });
    await page.getByRole('alert').filter({ hasText: '只认 .xlsx 表格。用模板填好再选。' }).waitFor();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '名单.xlsx', mimeType: 'application/zip', buffer: Buffer.from('not a workbook') });
    await page
      .getByRole('alert')
      .filter({ hasText: /xlsx|表格/ })
      .waitFor();
  });
});
