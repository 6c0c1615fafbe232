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

it('导入标准：粘贴正文，核对条款、新旧接续、指标去留，收为本市的一版，和现行的对照', async () => {
  const page = await place.visit('chuangwei');
  await goTo(page, place, '/standard/editions');
  await page.getByRole('button', { name: '导入标准' }).click();
  await page.getByRole('textbox', { name: '粘贴标准的正文' }).fill(`澄溪市环境卫生标准
（2026年版）
一、组织管理
（一）爱国卫生工作纳入党委政府重要议事日程，列入发展规划。
（二）年度工作
1.每年有工作计划、有部署；
2.年底有检查、有总结。
二、市容环境卫生
（四）公共厕所数量足够、干净，普遍达到卫生厕所要求，道路机械化清扫率不低于85%。
本方面由市城管局牵头。`);
  await page.getByRole('button', { name: '读成草稿' }).click();
  await page.getByRole('heading', { name: '核对《澄溪市环境卫生标准（2026年版）》' }).waitFor();
  const adopt = page.getByRole('button', { name: '收下这一版' });
  expect(await adopt.getAttribute('aria-disabled')).toBe('true');
  await page.getByRole('button', { name: /^2 年度工作/ }).click();
  await page.getByText('“年度工作”只有标题，下面分 2 点。').waitFor();
  await page.getByRole('button', { name: '按分点拆成 2 条' }).click();
  await page.getByRole('textbox', { name: '标题' }).fill('年度计划');
  await page.getByText(/已自动保存/).waitFor();
  await place.picture(page, 'standard-import');
  const other = await place.visit('chuangwei');
  await other.goto(page.url());
  await other.getByRole('textbox', { name: '标准名称' }).fill('别处改的名称');
  await other.getByText(/已自动保存/).waitFor();
  await page.getByRole('textbox', { name: '文号' }).fill('澄爱卫发〔2026〕9号');
  await page.getByRole('alert').getByText('这份草稿刚被别人改过').waitFor();
  await page.getByRole('button', { name: '重新读取，放弃没存下的' }).click();
  await page.getByRole('heading', { name: '核对《别处改的名称》' }).waitFor();
  await page.getByRole('button', { name: /新旧接续/ }).click();
  await page.getByRole('button', { name: /^照提示确认/ }).click();
  await page.getByRole('button', { name: /定为新版没有$/ }).click();
  await page.getByRole('button', { name: /指标去留/ }).click();
  const sweeping = page.locator('.fate-list > li', { hasText: '道路机械化清扫率' });
  await sweeping.getByText('正文印着 85%').waitFor();
  await sweeping.getByRole('radio', { name: '改目标值' }).click();
  await sweeping.getByRole('combobox', { name: '属于' }).selectOption('4 公共厕所数量足够、干净');
  await page.getByRole('button', { name: /^其余 \d+ 项沿用$/ }).click();
  await page.getByRole('button', { name: /^条款没有了的 \d+ 项不再有$/ }).click();
  await page.getByText(/已自动保存/).waitFor();
  await adopt.click();
  await page.getByRole('button', { name: '收下 《别处改的名称》' }).click();
  await page.getByRole('link', { name: '别处改的名称' }).click();
  await page.getByText('别处改的名称 · 不是现在采用的').waitFor();
  await page.getByRole('link', { name: /年度计划/ }).click();
  await page.getByRole('heading', { name: '年度计划', level: 2 }).waitFor();
});
