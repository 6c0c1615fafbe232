import { readFileSync } from 'node:fs';
import { readSheets, writeSheets } from '@weicheng/documents/sheet';
import { figureSheet, readingColumns } from '@weicheng/domain/standard';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { wrongsOf } from './look.ts';
import { desk, goTo, lookAtSizes, openPlace, settled } from './place.ts';

const place = await openPlace();
const office = await place.visit('chuangwei');
const liaison = await place.visit('lianluo');
const wrongs: string[] = [];
const year = new Date().getFullYear() - 1;
const name = '城市管理信息化覆盖率';

const button = (page: Page, label: string) => page.getByRole('button', { name: label, exact: true });
const act = (page: Page, label: string) => page.getByRole('dialog').getByRole('button', { name: label, exact: true }).click();
const toast = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();

async function look(page: Page, picture: string): Promise<void> {
  await settled(page);
  await place.picture(page, `readings-${picture}`);
  wrongs.push(...(await wrongsOf(page)).map((wrong) => `${picture} ${wrong}`));
}

/** The file that a press of this button hands over. */
async function fetched(page: Page, label: string): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent('download'), button(page, label).first().click()]);
  return readFileSync(await file.path());
}

/** Rows of a sheet by their titles. */
async function rowsIn(bytes: Buffer, sheet: string): Promise<Record<string, string>[]> {
  const [head, ...rows] = (await readSheets(bytes)).find((one) => one.name === sheet)?.rows ?? [];
  return rows.map(({ cells }) => Object.fromEntries((head?.cells ?? []).map((title, i) => [title, cells[i] ?? ''])));
}

/** The sheet as a clerk would hand it back, with these cells put into the row of the indicator. */
async function filled(bytes: Buffer, cells: Record<string, string>): Promise<Buffer> {
  const sheets = await readSheets(bytes);
  return writeSheets(
    sheets.map(({ name: title, rows: [head, ...rows] }) => ({
      name: title,
      columns: (head?.cells ?? []).map((column) => ({ title: column, width: 12 })),
      rows: rows.map((row) =>
        (head?.cells ?? []).map((column, i) => {
          const ours = title === figureSheet && row.cells[1] === name && row.cells[3] === String(year);
          return (ours ? cells[column] : undefined) ?? row.cells[i] ?? '';
        }),
      ),
    })),
  );
}
const upload = async (page: Page, bytes: Buffer) =>
  page.locator('input[type=file]').setInputFiles({ name: '指标填报表.xlsx', mimeType: '', buffer: bytes });

/** How many stand under a tab of the board. */
const counted = async (page: Page, tab: string) =>
  Number(await page.getByRole('navigation', { name: '按判定看' }).getByRole('button', { name: tab }).locator('.count').textContent());
const boardRow = (page: Page) => page.getByRole('grid', { name: '指标', exact: true }).getByRole('row', { name: new RegExp(name) });

describe('一个数从填报到报送', () => {
  let before = { unmet: 0, unknown: 0 };

  it('看板上待填报；单位下载填报表，逗号的不收，说得出哪里不对', async () => {
    await office.getByRole('link', { name: '指标看板', exact: true }).click();
    await boardRow(office).getByText('待填报').waitFor();
    before = { unmet: await counted(office, '未达标'), unknown: await counted(office, '未知') };

    await goTo(liaison, place, '/standard/readings/sheet');
    const sheet = await fetched(liaison, '下载本单位的');
    const { value, source } = readingColumns;
    await upload(liaison, await filled(sheet, { [value.title]: '88,1', [source.title]: '城市运行管理平台月报' }));
    await liaison.getByText('“88,1”里的逗号是小数点还是千位分隔？').waitFor();
    expect(await button(liaison, '上报').getAttribute('aria-disabled')).toBe('true');
    await upload(liaison, await filled(sheet, { [value.title]: '8.81', [source.title]: '城市运行管理平台月报' }));
    await liaison.getByText('不到上年（92.7%）的十分之一').waitFor();
    wrongs.push(...(await lookAtSizes(place, liaison, 'readings-sheet')));
    await upload(liaison, await filled(sheet, { [value.title]: '88.1', [source.title]: '城市运行管理平台月报' }));
    await button(liaison, '上报 1 个').click();
    await toast(liaison, '已上报 1 个数，等核准');
    await liaison.getByText('表里的数都收了。').waitFor();
  });

  it('创卫办核准，看板变了：未知少一项，未达标多一项，页面、预览和报送草表是同一个数', async () => {
    await goTo(office, place, '/standard/readings/queue');
    const waiting = office.getByRole('row', { name: new RegExp(name) });
    await waiting.getByText('88.1%').waitFor();
    await waiting.getByRole('checkbox').check();
    await button(office, '核准 1 个').click();
    await toast(office, '已核准 1 个');
    await office.getByRole('link', { name: '指标看板', exact: true }).click();
    await boardRow(office).getByText('88.1%').waitFor();
    expect({ unmet: await counted(office, '未达标'), unknown: await counted(office, '未知') }).toEqual({
      unmet: before.unmet + 1,
      unknown: before.unknown - 1,
    });
    await boardRow(office).click();
    const preview = office.getByRole('complementary').filter({ hasText: name });
    await preview.getByText('88.1%，比 90% 低 1.9 个百分点。').waitFor();
    await look(office, 'board');
    await preview.getByRole('link', { name: '看填报和历年' }).click();
    await office.getByRole('heading', { name, level: 1 }).waitFor();
    await office.locator('.reading-figure').getByText('88.1%').waitFor();
    await office.getByRole('link', { name: '国家数据填报', exact: true }).click();
    await office.getByRole('heading', { name: '还缺什么' }).waitFor();
    const draft = await rowsIn(await fetched(office, '下载草表'), '指标');
    expect(draft.find((row) => row['指标'] === name)?.[`${year} 年`]).toBe('88.1');
    expect(draft).toHaveLength(58 + 3 + 3);
  });

  it('未达标的一步变成任务，预览里看得到', async () => {
    await goTo(office, place, '/standard/board?state=unmet&indicator=K16');
    await office.getByRole('button', { name: '列入攻坚', exact: true }).last().click();
    await act(office, '下达攻坚任务');
    await toast(office, '下达了 1 件攻坚任务');
    await office.getByRole('complementary').getByText('攻坚中').first().waitFor();
    await look(office, 'shortfall');
  });

  it('锁定报送：缺的写明理由；锁定的数创卫办更正，下一次报送说明哪里不同', async () => {
    await goTo(office, place, '/standard/submissions');
    await office
      .getByText(`缺 ${year - 2} 年`)
      .first()
      .waitFor();
    wrongs.push(...(await lookAtSizes(place, office, 'readings-submission')));
    await button(office, '锁定报送').click();
    await act(office, '锁定报送');
    await office.getByRole('dialog').getByText('补齐再锁定，或写明缺报的理由').waitFor();
    await office.getByLabel(/缺报的理由/).fill('体育方面的数下一年度起填报。');
    await act(office, '锁定报送');
    await toast(office, '已锁定，第 1 次报送可下载');
    await office.getByText(`${year} 年第 1 次`).waitFor();
    await goTo(office, place, '/standard/readings/K16');
    await office.getByText('已锁定').first().waitFor();
    await button(office, '更正').click();
    const dialog = office.getByRole('dialog');
    await dialog.getByRole('textbox', { name: /^数/ }).fill('90.4');
    await dialog.getByRole('textbox', { name: '为什么更正' }).fill('漏了一个街道的平台。');
    await act(office, '更正');
    await toast(office, '已更正，等核准');
    const leader = await place.visit('lingdao', desk);
    await goTo(leader, place, '/standard/readings/K16');
    await button(leader, '核准').click();
    await toast(leader, '已核准');
    await goTo(office, place, '/standard/submissions');
    const changed = office.locator('.submission-changes li');
    await changed.getByText('88.1%').waitFor();
    await changed.getByText('90.4%').waitFor();
    const handedIn = await rowsIn(await fetched(office, `下载 ${year} 年第 1 次`), '指标');
    expect(handedIn.find((row) => row['指标'] === name)?.[`${year} 年`]).toBe('88.1');
    const now = await fetched(office, '下载草表');
    expect((await rowsIn(now, '和上次不同')).map((row) => [row['上次'], row['这次']])).toEqual([['88.1%', '90.4%']]);
    await goTo(office, place, '/standard/board');
    await boardRow(office).getByText('90.4%').waitFor();
    await goTo(office, place, '/standard/year-basics');
    await office.getByText('系统算出').first().waitFor();
    wrongs.push(...(await lookAtSizes(place, office, 'readings-basics')));
  });

  it('看着不出错', () => expect(wrongs).toEqual([]));
});
