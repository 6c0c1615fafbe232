import { readFile } from 'node:fs/promises';
import { readSheets } from '@weicheng/documents/sheet';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { wrongsOf } from './look.ts';
import { desk, goTo, openPlace, phone, settled } from './place.ts';

const place = await openPlace();

/** A page on a phone: nothing sticks out, everything has a name. */
async function lookOnPhone(page: Page): Promise<void> {
  await page.setViewportSize(phone);
  await settled(page);
  expect(await wrongsOf(page)).toEqual([]);
  await page.setViewportSize(desk);
}

it('得分预测：看最容易丢的分，试算做到以后，方法写得明白，回测照说', async () => {
  const page = await place.visit('chuangwei');
  await page.getByRole('link', { name: '得分预测', exact: true }).click();
  await page.getByText('说不准：合格线在范围里').waitFor();
  const expected = Number(await page.locator('.big-figures dd').first().textContent());
  const loss = page
    .locator('.losses li', { has: page.locator('input[type=checkbox]') })
    .filter({ hasText: '看打分表' })
    .first();
  const gain = Number(await loss.locator('b').textContent());
  await loss.getByRole('checkbox').click();
  const wished = page.locator('.what-if');
  await wished.getByText(/多 [\d.]+ 分/).waitFor();
  const [now, then, more] = (await wished.locator('p').first().textContent())?.match(/[\d.]+/g)?.map(Number) ?? [];
  expect([now, then, more].map((figure) => Math.round((figure ?? 0) * 10))).toEqual(
    [expected, expected + gain, gain].map((one) => Math.round(one * 10)),
  );
  expect(page.url()).toContain('right=');
  await page.reload();
  await wished.getByText(`多 ${gain} 分`).waitFor();
  await place.picture(page, 'forecast');

  await page.getByRole('link', { name: '方法', exact: true }).click();
  await page.getByRole('heading', { name: '没有销号的问题' }).first().waitFor();
  const markets = page.locator('.reckoning', { hasText: '农贸市场' }).first();
  expect(await markets.textContent()).toMatch(/农贸市场 \d+ 处，平均 [\d.]+/);
  await lookOnPhone(page);
  await page.getByRole('link', { name: '回测', exact: true }).click();
  await page.getByRole('heading', { name: '秋季模拟评估' }).waitFor();
  expect(await page.getByText(/此前打过分的点位 \d+ 处/).count()).toBe(1);
  await lookOnPhone(page);
});

it('模拟评估：抽点位，用键盘填一张打分表，查出的登记为问题，得分逐层打开，导出的表重算一遍是同一个数', async () => {
  const page = await place.visit('chuangwei');
  await goTo(page, place, '/standard/mock-assessments');
  await page.getByRole('button', { name: '新建评估' }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('textbox', { name: '名称' }).fill('走查评估');
  await form.getByRole('combobox', { name: '城市规模' }).selectOption({ label: '一般城市' });
  await form.getByRole('textbox', { name: '人口（万人）' }).fill('30');
  await form.getByRole('button', { name: '新建评估' }).click();
  await page.getByText('还没有抽。').waitFor();
  await page.locator('.section, section').getByRole('button', { name: '抽点位' }).first().click();
  await form.getByRole('textbox', { name: '种子' }).fill('走查 一');
  await form.getByRole('button', { name: '抽点位' }).click();
  await page.getByText(/种子 走查 一 · 各类点位都抽/).waitFor();
  await page.getByText('待核实').first().waitFor();

  await page.getByRole('link', { name: '打分表', exact: true }).click();
  await page
    .getByRole('row', { name: /农贸市场/ })
    .first()
    .click();
  await page.getByText('问题数，没有问题填 0').waitFor();
  await page.keyboard.type('1');
  await page.keyboard.press('Enter'); // 第一项 1 处，存下，到下一项
  await page.keyboard.type('0');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Minus'); // 没有看
  await page.keyboard.type('2');
  await page.keyboard.press('Enter');
  await page.locator('.item-saved', { hasText: /./ }).nth(3).waitFor();
  await settled(page);
  await place.picture(page, 'score-sheet');
  await page.getByRole('button', { name: /^其余 \d+ 项无问题$/ }).click();
  await page.getByRole('dialog').getByRole('button').last().click();
  await page.getByText('其余各项已记为无问题').waitFor();
  const [blank] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '空白表' }).click()]);
  expect(blank.suggestedFilename()).toMatch(/打分表\.docx$/);
  await page.getByRole('button', { name: '填完', exact: true }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^填完 / })
    .click();
  await page.getByText('已填完').first().waitFor();

  await page.getByRole('link', { name: '走查评估' }).click();
  await page.getByRole('link', { name: '检查发现' }).click();
  await page.getByText('评估结束时，检查发现登记为问题，等着交办。').waitFor();
  await page.getByRole('row').nth(2).waitFor();
  await lookOnPhone(page);
  await page.getByRole('button', { name: '结束评估' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '结束 走查评估' }).click();
  await page.getByText('检查发现已登记为问题').first().waitFor();
  await page.getByRole('link', { name: '得分', exact: true }).click();
  const won = Number(await page.locator('.mock-figures b').first().textContent());
  const part = page.locator('.mock-part', { hasText: '农贸市场' });
  await part.locator('summary').click();
  expect(await part.textContent()).toMatch(new RegExp(`× 100 ÷ 100 = ${won}`));

  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出' }).click()]);
  expect(await recomputed(await readFile(await file.path()))).toBeCloseTo(won, 1);
  await page.getByRole('link', { name: '检查发现' }).click();
  await page.getByRole('link', { name: '看登记的问题' }).click();
  await expect
    .poll(
      async () => {
        await page.reload();
        await settled(page);
        return page.getByRole('row', { name: /农贸市场/ }).count();
      },
      { timeout: 20_000 },
    )
    .toBeGreaterThan(1);
});

/** 总分 by hand from the items alone: points of each item, the mean of the one kind that was scored, the points of its part. */
async function recomputed(bytes: Buffer): Promise<number> {
  const sheets = await readSheets(bytes);
  const table = (name: string) => {
    const [head, ...rows] = sheets.find((one) => one.name === name)?.rows ?? [];
    const at = (title: string) => head?.cells.indexOf(title) ?? -1;
    return rows.map(
      ({ cells }) =>
        (title: string) =>
          cells[at(title)] ?? '',
    );
  };
  const items = table('检查项').filter((cell) => cell('计入') === '1');
  const [good = 0, fair = 0, poor = 0] = table('参数').map((cell) => Number(cell('取值')));
  let [due, sum] = [0, 0];
  for (const cell of items) {
    if (['合理缺项', '没有看'].includes(cell('结果'))) continue;
    const [points, defects, seen, each] = ['分值', '问题数', '查看数', '每处扣分'].map((title) => Number(cell(title))) as [
      number,
      number,
      number,
      number,
    ];
    due += points;
    if (cell('评分档') === '') sum += Math.max(0, points - defects * each);
    else {
      const amount = cell('评分档') === '处' ? defects : seen === 0 ? 0 : Math.min(1, defects / seen);
      const band = amount <= Number(cell('好以内')) ? good : amount <= Number(cell('合格以内')) ? fair : poor;
      sum += defects === 0 ? points : points * band;
    }
  }
  return (sum / due) * 100; // 农贸市场一部分 100 分，只打了这一处
}
