import { readFile } from 'node:fs/promises';
import { readSheets } from '@weicheng/documents/sheet';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { issuedPlan } from './issued.ts';
import { wrongsOf } from './look.ts';
import { choose, goTo, openPlace, phone, settled } from './place.ts';

const place = await openPlace();
await issuedPlan(place.server);
const office = await place.visit('chuangwei');
const liaison = await place.visit('lianluo', phone);
const wrongs: string[] = [];

/** Keeps the picture of a page, and what is wrong with how it looks. */
async function look(page: Page, name: string): Promise<void> {
  await settled(page);
  await place.picture(page, `tasks-${name}`);
  wrongs.push(...(await wrongsOf(page)).map((wrong) => `${name} ${wrong}`));
}
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const act = (page: Page, name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
const toast = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();
/** A row of a list, by words on it. */
const row = (page: Page, text: string) => page.getByRole('grid').getByRole('row').filter({ hasText: text });

async function pick(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: option }).first().click();
}

describe('任务从下达到销号', () => {
  it('创卫办在台账里筛选、存视图、用键盘打开一件', async () => {
    await look(office, 'desk-office');
    await office.getByRole('link', { name: '任务台账', exact: true }).click();
    await office.getByText('共 60 件').waitFor();
    await look(office, 'ledger');
    await pick(office, '领域', '市容环境卫生');
    await office.getByText('共 10 件').waitFor();
    await button(office, '存为视图').click();
    await office.getByLabel('名称', { exact: true }).fill('市容攻坚');
    await act(office, '存为视图');
    await button(office, '去掉视图').waitFor();
    await button(office, /^已超期/).click();
    await office.getByText('共 2 件').waitFor();
    await button(office, '市容攻坚').click();
    await office.getByText('共 10 件').waitFor();

    await row(office, '窨井盖').click();
    const preview = office.getByRole('complementary');
    await preview.getByRole('heading', { name: /窨井盖/ }).waitFor();
    await preview.getByText('指标：完好率 ≥ 98%').waitFor();
    await look(office, 'ledger-preview');
    await office.getByRole('grid').focus();
    await office.keyboard.press('j');
    await preview.getByRole('heading', { name: /背街小巷/ }).waitFor();
    await office.keyboard.press('Enter');
    await office.getByRole('heading', { name: /背街小巷/, level: 1 }).waitFor();
    await look(office, 'task');
  });

  it('联络员签收，报进展带实测值和佐证，反馈，都在手机上', async () => {
    await goTo(liaison, place, '/plan/mine');
    await liaison.getByText('共 10 件').waitFor();
    await look(liaison, 'mine-phone');
    await row(liaison, '窨井盖').click();
    await button(liaison, '签收').click();
    await toast(liaison, /已签收/);
    await button(liaison, '报进展').click();
    await liaison.getByLabel('做了什么，还差什么').fill('已排查窨井盖 1200 处，更换 86 处。');
    await liaison.getByLabel('进度 %').fill('80');
    await liaison.getByLabel(/^完好率/).fill('96.5');
    await liaison.locator('input[type=file]').setInputFiles({ name: '更换清单.txt', mimeType: 'text/plain', buffer: Buffer.from('86 处') });
    await liaison.getByText('已上传').waitFor();
    await look(liaison, 'report-phone');
    await act(liaison, '报进展');
    await toast(liaison, '进展已报');
    await liaison.getByText('完好率 96.5%').waitFor();
    await liaison.getByRole('link', { name: '更换清单.txt' }).waitFor();
    await button(liaison, '反馈').click();
    await liaison.getByLabel('怎么完成的').fill('全部更换完成，完好率 98.6%。');
    await act(liaison, '反馈');
    await toast(liaison, '已反馈，等核验');
  });

  it('创卫办退回，联络员再反馈，创卫办核验通过，销号', async () => {
    await office.getByRole('link', { name: '我的任务' }).click();
    await button(office, '等我核验、批复').click();
    await row(office, '窨井盖').click();
    await look(office, 'verify');
    await button(office, '退回').click();
    await office.getByLabel('哪里没做到，要怎么改').fill('没有附验收单。');
    await act(office, '退回');
    await toast(office, /已退回/);
    await office.getByText('现在没有等你核验或批复的。').waitFor();

    await goTo(liaison, place, '/plan/mine');
    await row(liaison, '窨井盖').getByText('已退回').waitFor();
    await row(liaison, '窨井盖').click();
    await liaison.getByText('没有附验收单。').first().waitFor();
    await look(liaison, 'returned-phone');
    await button(liaison, '反馈').click();
    await liaison.getByLabel('怎么完成的').fill('验收单已补。');
    await act(liaison, '反馈');
    await toast(liaison, '已反馈，等核验');

    await goTo(office, place, '/plan/mine?tab=toVerify');
    await row(office, '窨井盖').click();
    await button(office, '核验通过，销号').click();
    await act(office, '核验通过，销号');
    await toast(office, /已销号/);
    await goTo(office, place, '/plan/tasks?state=closed');
    await office.getByText('共 1 件').waitFor();
    await row(office, '窨井盖').dblclick();
    await office.getByText('全部更换完成，完好率 98.6%。').first().waitFor();
    await look(office, 'task-closed');
  });

  it('申请延期，批准以后时限变了', async () => {
    await goTo(liaison, place, '/plan/mine');
    await row(liaison, '背街小巷').click();
    await button(liaison, '申请延期').click();
    await liaison.getByLabel('延到哪天').fill('2027-03-31');
    await liaison.getByLabel('为什么要延').fill('雨季停工，工期顺延。');
    await act(liaison, '申请延期');
    await toast(liaison, '已申请，等批复');
    await goTo(office, place, '/');
    await office.locator('a[href*="tab=toVerify&row="]', { hasText: '背街小巷' }).click();
    await office.getByText('雨季停工，工期顺延。').first().waitFor();
    await button(office, '批延期').click();
    await toast(office, '已准予延到 2027-03-31');
    await goTo(liaison, place, '/plan/mine');
    await row(liaison, '背街小巷').click();
    await liaison.getByText('延期 1 次').waitFor();
  });

  it('从通知进来，一次签收几件', async () => {
    const desk = await place.visit('lianluo');
    await button(desk, /^通知/).click();
    await desk.getByRole('link', { name: /任务/ }).last().click();
    await desk.getByRole('heading', { name: '本单位任务' }).waitFor();
    for (const text of ['流动摊贩', '机械化清扫率', '垃圾中转站']) await row(desk, text).getByRole('checkbox').check();
    await look(desk, 'bulk');
    await button(desk, '签收 3 件').click();
    await toast(desk, '签收 3 件');
    await row(desk, '流动摊贩').getByText('办理中').waitFor();
    await desk.context().close();
  });

  it('街道把任务分解给社区，社区看得到', async () => {
    const street = await place.visit('jiedao');
    await street.getByRole('link', { name: '任务台账', exact: true }).click();
    await row(street, '老旧小区环境整治').dblclick();
    await button(street, '分解到下级').click();
    await street.getByRole('combobox', { name: '下级单位' }).fill('云台社区');
    await street.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: '云台社区' }).first().click();
    await street.getByLabel('要他们做什么').fill('整治辖区老旧小区 2 个。');
    await look(street, 'hand-down');
    await act(street, '分解任务');
    await toast(street, /已分解给 1 个单位/);
    await street.getByRole('heading', { name: '下级任务' }).waitFor();
    await look(street, 'task-handed-down');
    await street.context().close();
    const community = await place.visit('shequ', phone);
    await goTo(community, place, '/plan/mine');
    await row(community, '老旧小区环境整治').click();
    await community.getByText('整治辖区老旧小区 2 个。').waitFor();
    await look(community, 'community-phone');
    await community.context().close();
  });

  it('挂图上的数打开它数的那些；倒排工期；导出', async () => {
    await office.getByRole('link', { name: '挂图作战' }).click();
    const cell = office
      .getByRole('row', { name: /生态环境/ })
      .getByRole('link')
      .first();
    await cell.waitFor();
    await look(office, 'board');
    const total = /共 (\d+)/.exec((await cell.getAttribute('aria-label')) ?? '')?.[1];
    await cell.click();
    await office.getByText(`共 ${total} 件`).waitFor();
    await look(office, 'board-rows');

    await goTo(office, place, '/plan/tasks');
    await office.getByLabel('搜任务内容').fill('噪声');
    await office.getByText('共 1 件').waitFor();
    await goTo(office, place, '/plan/tasks?search=油烟');
    await row(office, '油烟').dblclick();
    await button(office, '倒排工期').click();
    await look(office, 'schedule-form');
    await act(office, '排工期');
    await toast(office, '工期已排好');
    await office.getByText('摸底排查').waitFor();
    await look(office, 'task-scheduled');

    await goTo(office, place, '/plan/tasks?clock=all');
    await office.getByText('共 61 件').waitFor();
    await button(office, '导出').click();
    const [download] = await Promise.all([office.waitForEvent('download'), act(office, '导出')]);
    const [sheet] = await readSheets(await readFile(await download.path()));
    const words = (sheet?.rows ?? []).map(({ cells }) => cells.join('，'));
    expect(words.filter((line) => line.includes('市城市管理综合执法局')).length).toBeGreaterThanOrEqual(10);
    expect(words.length).toBeGreaterThan(61);
  });

  it('经费：设项目，记一笔，记错了冲销，合计跟着变', async () => {
    await office.getByRole('link', { name: '经费' }).click();
    await button(office, '设经费项目').click();
    await office.getByLabel('项目名称').fill('公厕新建改建');
    await choose(office, '哪个单位用、哪个单位负责', '市城市管理综合执法局');
    await look(office, 'budget-open');
    await act(office, '设经费项目');
    await toast(office, /已设“公厕新建改建”/);
    const enter = async (kind: string, amount: string) => {
      await button(office, '记一笔').click();
      await office.getByLabel('记什么').selectOption({ label: kind });
      await office.getByLabel('金额（元）').fill(amount);
      await act(office, '记一笔');
      await toast(office, '已记账');
      await office.getByRole('dialog').waitFor({ state: 'hidden' });
    };
    await enter('预算', '120.5万');
    await enter('支出', '3000.25');
    await office.getByText('支出比到位多 3,000.25 元').first().waitFor();
    await look(office, 'budget');
    await office.getByRole('listitem').filter({ hasText: '3,000.25' }).getByRole('button', { name: '冲销' }).click();
    await act(office, '冲销');
    await toast(office, '已冲销');
    await office.getByText('-3,000.25').waitFor();
    const whole = office.locator('tfoot');
    expect(await whole.textContent()).toContain('1,205,000.00');
    expect(await whole.textContent()).not.toContain('3,000.25');
    await goTo(office, place, '/plan/tasks?search=公共厕所');
    await row(office, '公共厕所').click();
    await office.getByRole('button', { name: '打开任务' }).click();
    await office.getByRole('heading', { name: '经费' }).waitFor();
  });

  it('找得到，看得清：搜索、手机、大字', async () => {
    await goTo(office, place, '/');
    await office.getByRole('heading', { name: '工作台' }).waitFor();
    await office.keyboard.press('/');
    await office.keyboard.type('油烟');
    await office.getByRole('option', { name: /油烟/ }).first().click();
    await office.getByRole('heading', { name: /油烟/, level: 1 }).waitFor();
    const small = await place.visit('chuangwei', phone);
    for (const [name, path] of [
      ['ledger-phone', '/plan/tasks'],
      ['board-phone', '/plan/board'],
      ['budget-phone', '/plan/budget'],
      ['desk-phone', '/'],
    ] as const) {
      await goTo(small, place, path);
      await small.getByRole('heading', { level: 1 }).waitFor();
      await look(small, name);
    }
    for (const page of [office, small]) {
      await page.evaluate(() => localStorage.setItem('weicheng.text', 'large'));
      for (const path of ['/plan/tasks', '/plan/mine', '/plan/board', '/plan/budget']) {
        await goTo(page, place, path);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await look(page, `large-${page === office ? 'desk' : 'phone'}${path.replaceAll('/', '-')}`);
      }
    }
    expect(wrongs).toEqual([]);
  });
});
