import { expect, it } from 'vitest';
import { goTo, openPlace, phone } from './place.ts';

const place = await openPlace();

it('标准：找到条款，核实一个数，改一个词条，改一个工作日', async () => {
  const page = await place.visit('chuangwei');
  await page.getByRole('link', { name: '条款', exact: true }).click();
  const tree = page.getByRole('navigation', { name: '条款目录' });
  await tree.getByRole('searchbox').fill('吸烟率');
  await tree.getByRole('link', { name: /控烟/ }).click();
  await page.getByRole('heading', { name: '控烟', level: 2 }).waitFor();
  const rate = page.locator('.clause-indicators > li', { hasText: '15岁以上人群吸烟率' });
  await rate.getByText('< 25%').waitFor();
  await rate.getByRole('button', { name: '核实' }).click();
  const confirm = page.getByRole('dialog');
  await confirm.getByRole('textbox', { name: '依据' }).fill('标准附件 2 第 7 行');
  await confirm.getByRole('textbox', { name: /目标值/ }).fill('20');
  await confirm.getByRole('button', { name: '核实', exact: true }).click();
  await rate.getByText('< 20%').waitFor();
  await rate.getByText('创卫办已核实').waitFor();
  await tree.getByRole('searchbox').fill('第十五条');
  await tree.getByRole('link', { name: /厕所革命/ }).click();
  await page.getByRole('heading', { name: '现场看什么' }).waitFor();
  await place.picture(page, 'standard-clause');

  await goTo(page, place, '/standard/dictionaries/disorders');
  await page.getByRole('button', { name: '加词条' }).click();
  const word = page.getByRole('dialog');
  await word.getByRole('textbox', { name: '词条' }).fill('乱晾乱晒');
  await word.getByRole('button', { name: '加词条' }).click();
  await page
    .locator('li.entry', { hasText: '乱晾乱晒' })
    .getByText(/本市加的/)
    .waitFor();

  await goTo(page, place, '/standard/calendar?year=2027');
  await page.getByText('2027 年的放假安排还没有收入，按周一至周五算').waitFor();
  await goTo(page, place, '/standard/calendar?year=2026');
  await page.getByRole('button', { name: /^2026-12-04/ }).click();
  const day = page.getByRole('dialog');
  await day.getByRole('textbox', { name: '名称' }).fill('停工一天');
  await day.getByRole('textbox', { name: '依据' }).fill('市政府通知');
  await day.getByRole('button', { name: '改这一天' }).click();
  await page.getByText('放假（停工一天），自带的是上班').waitFor();
  await place.picture(page, 'standard-calendar');

  const unit = await place.visit('chengguan', phone);
  await goTo(unit, place, '/standard/clauses/toilets');
  await unit.getByRole('heading', { name: '厕所革命' }).waitFor();
  await goTo(unit, place, '/standard/dictionaries/disorders');
  const add = unit.getByRole('button', { name: '加词条' });
  await add.waitFor();
  expect(await add.getAttribute('aria-disabled')).toBe('true');
});
