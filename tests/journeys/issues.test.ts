import { readFile } from 'node:fs/promises';
import { readText } from '@weicheng/documents/text';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { heic } from '../../apps/server/src/testing/heic.ts';
import { wrongsOf } from './look.ts';
import { dropPhoto, heap, pastePhoto, swept } from './photos.ts';
import { choose, desk, goTo, lookAtSizes, openPlace, phone, settled } from './place.ts';

const place = await openPlace();
const office = await place.visit('chuangwei');
const liaison = await place.visit('lianluo', phone);
const wrongs: string[] = [];

/** Keeps the picture of a page, and what is wrong with how it looks. */
async function look(page: Page, name: string): Promise<void> {
  await settled(page);
  await place.picture(page, `issues-${name}`);
  wrongs.push(...(await wrongsOf(page)).map((wrong) => `${name} ${wrong}`));
}
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const act = (page: Page, name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
const toast = (page: Page, text: string) => page.getByText(text).first().waitFor();
/** Chooses photos in the form that is open. */
const choosePhotos = (page: Page, files: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0]) =>
  page.locator('input[type="file"][multiple]').setInputFiles(files);
/** What a button of the page hands over. */
async function fileFrom(page: Page, label: string): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent('download'), button(page, label).click()]);
  return readFile(await file.path());
}
const path = (page: Page) => new URL(page.url()).pathname;

/** Opens the issue anew, as somebody does who comes from a notice. */
async function open(page: Page, issue: string): Promise<void> {
  await goTo(page, place, issue);
  await page.getByRole('heading', { name: '经过' }).waitFor();
}

describe('问题从登记到回头看', () => {
  let issue = '';

  it('登记：没有符合的有一句话，写一句、选类别，就有了自己的页', async () => {
    await office.getByRole('link', { name: '问题台账', exact: true }).click();
    await goTo(office, place, '/issues?search=从来没有过的事');
    await office.getByText('没有符合的问题。').waitFor();
    await look(office, 'empty');
    await button(office, '登记问题').click();
    await office.getByText('登记以后，在问题页上交办给单位').waitFor();
    await button(office, '登记问题').click();
    await office.getByText('没有填').first().waitFor();
    await office.getByLabel('问题', { exact: true }).fill('云桥农贸市场后巷堆着垃圾，烂菜叶发臭，下水口也堵了');
    await office.getByLabel(/^地点/).fill('云台街道云桥路 18 号后巷');
    await choose(office, '类别', '垃圾', '暴露垃圾');
    await office.getByLabel('轻重', { exact: true }).selectOption('major');
    await choosePhotos(office, [await heap(), { name: '登记表.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('PK\u0003\u0004') }]);
    await office.getByText(/不是照片，没有收下/).waitFor();
    expect(await button(office, '登记问题').getAttribute('aria-disabled')).toBe('true');
    await button(office, '去掉第 2 张').click();
    await office.getByText('已传上去').waitFor();
    await dropPhoto(office, { name: 'IMG_0412.HEIC', type: '', bytes: heic({ turns: 3 }) });
    await office.getByText('2 / 2 张已传上去').waitFor();
    await pastePhoto(office);
    await office.getByText('3 / 3 张已传上去').waitFor();
    await button(office, '第 1 张往后').click();
    await button(office, '第 2 张往后').click();
    wrongs.push(...(await lookAtSizes(place, office, 'issues-register')));
    await button(office, '登记问题').click();
    await office.getByText('还没有交办').waitFor();
    issue = path(office);
    await office
      .getByRole('img', { name: /^整改前/ })
      .first()
      .waitFor();
    await office.getByText('手机记的：2026-11-25 10:30 拍', { exact: false }).waitFor();
    await look(office, 'registered');
    expect(issue).toMatch(/^\/issues\/[0-9a-f-]{36}$/);
  });

  it('交办：要有牵头单位，句子写在空着的那一格；不定时限就按时限表，定到一天要写哪天', async () => {
    await button(office, '交办').click();
    await act(office, '交办');
    await office.getByRole('dialog').getByText('没有填').waitFor();
    await choose(office, '牵头单位', '城管');
    const limit = office.getByLabel('时限', { exact: true });
    expect(await limit.inputValue()).toBe('rule');
    await limit.selectOption('day');
    await act(office, '交办');
    await office.getByRole('dialog').locator('.field-error').first().waitFor();
    await choose(office, '协助单位', '云台街道');
    await office.getByRole('button', { name: /^去掉 云台街道/ }).waitFor();
    await limit.selectOption('3');
    await look(office, 'dispatch');
    await act(office, '交办');
    await toast(office, '已交办');
    await office.getByText('协助单位', { exact: true }).waitFor();
    await look(office, 'dispatched');
  });

  it('单位在手机上签收、反馈；中间有人留言，不碍事', async () => {
    await open(liaison, issue);
    await look(liaison, 'unit-phone');
    await button(liaison, '签收').click();
    await toast(liaison, '已签收');
    await button(liaison, '反馈').click();
    await liaison.getByLabel('整改情况', { exact: true }).fill('垃圾清运三车，后巷冲洗两遍，每天早晚各查一次。');
    await open(office, issue);
    await button(office, '转办').waitFor();
    await button(office, '留言').click();
    await office.getByLabel('留言', { exact: true }).fill('市场方一并约谈。');
    await act(office, '留言');
    await toast(office, '已留言');
    await act(liaison, '反馈');
    await liaison.getByText(/^这个问题要整改后的照片/).waitFor();
    await choosePhotos(liaison, [await heap()]);
    await liaison.getByText(/^这张照片用过：本问题整改前/).waitFor();
    await look(liaison, 'used-phone');
    await button(liaison, '去掉第 1 张').click();
    await liaison.context().setOffline(true);
    await choosePhotos(liaison, [await swept()]);
    await liaison.getByText(/^没有信号，这一次没有送到/).waitFor();
    await liaison.context().setOffline(false);
    await liaison.getByText('已传上去').waitFor();
    await look(liaison, 'submit-phone');
    await act(liaison, '反馈');
    await toast(liaison, '已反馈');
    await liaison
      .getByRole('img', { name: /^整改后/ })
      .first()
      .waitFor();
    await look(liaison, 'submitted-phone');
  });

  it('核验：单位自己销不了；退回、再反馈、销号、回头看没过、反弹', async () => {
    expect(await button(liaison, '核验通过，销号').count()).toBe(0);
    await open(office, issue);
    await office.locator('.photo-half').first().click();
    const slider = office.getByRole('slider', { name: '看多少整改前' });
    await slider.focus();
    for (let n = 0; n < 10; n++) await office.keyboard.press('ArrowRight');
    expect(await slider.inputValue()).toBe('60');
    await look(office, 'pair');
    await button(office, '放大').click();
    await office.keyboard.press('Escape');
    await button(office, '退回').click();
    await office.getByLabel(/^哪里没改好/).fill('墙根还有一堆。');
    await act(office, '退回');
    await toast(office, '已退回');
    await open(liaison, issue);
    await button(liaison, '反馈').click();
    await liaison.getByLabel('整改情况', { exact: true }).fill('墙根清完，摆了两只带盖的桶。');
    await choosePhotos(liaison, [await swept(2)]);
    await liaison.getByText('已传上去').waitFor();
    await act(liaison, '反馈');
    await toast(liaison, '已反馈');
    await open(office, issue);
    await button(office, '核验通过，销号').click();
    await act(office, '核验通过，销号');
    await toast(office, '已销号');
    wrongs.push(...(await lookAtSizes(place, office, 'issues-closed')));
    await button(office, '回头看没过，重开').click();
    await office.getByLabel('现场看到什么', { exact: true }).fill('又堆上了。');
    await act(office, '回头看没过，重开');
    await office.getByText('反弹 1 次').waitFor();
    await look(office, 'reopened');
  });

  it('别人先办了一步：说清楚，页面跟着变', async () => {
    const second = await place.visit('chuangwei', desk);
    await open(second, issue);
    await button(second, '交办').click();
    await choose(second, '牵头单位', '城管');
    await second.getByLabel('时限', { exact: true }).selectOption('5');
    await button(office, '交办').click();
    await choose(office, '牵头单位', '城管');
    await act(office, '交办');
    await toast(office, '已交办');
    await act(second, '交办');
    await second
      .getByRole('dialog')
      .getByText(/^这个问题刚有人办过一步/)
      .waitFor();
    expect(await second.getByRole('dialog').getByRole('button', { name: '交办', exact: true }).getAttribute('aria-disabled')).toBe('true');
    await look(second, 'overtaken');
  });

  it('交办单发给单位，编号、存档，单位下载的就是发出的那一份', async () => {
    await open(office, issue);
    await button(office, '拟公文').click();
    await act(office, '拟公文');
    await office.getByLabel(/^联系人和电话/).fill('创卫办 0000-0000000');
    wrongs.push(...(await lookAtSizes(place, office, 'issues-paper')));
    await button(office, '发出…').click();
    await act(office, '发出 交办单');
    await office.getByRole('heading', { name: /^交办单 \d{4}年第\d+号/ }).waitFor();
    const paper = path(office);
    await goTo(liaison, place, paper);
    const sent = await fileFrom(liaison, '下载');
    expect(sent.equals(await fileFrom(office, '下载'))).toBe(true);
    const { text } = await readText(sent, '交办单.docx');
    for (const words of ['问题整改交办单', '年第', '后巷堆着垃圾', '云桥路 18 号', '创卫办 0000-0000000', '签收人', '号整改前'])
      expect(text).toContain(words);
  });

  it('再整改、再销号；整改报告有整改前后的照片；经过一步不少', async () => {
    await open(liaison, issue);
    await button(liaison, '签收').click();
    await toast(liaison, '已签收');
    await button(liaison, '反馈').click();
    await liaison.getByLabel('整改情况', { exact: true }).fill('加装监控，安排夜巡，连续三天没有再堆。');
    await choosePhotos(liaison, [await swept(3)]);
    await liaison.getByText('已传上去').waitFor();
    await act(liaison, '反馈');
    await toast(liaison, '已反馈');
    await goTo(office, place, '/my-issues?pile=toVerify');
    await office
      .getByRole('grid')
      .getByRole('row', { name: /后巷堆着垃圾/ })
      .click();
    await button(office, '核验通过，销号').click();
    await act(office, '核验通过，销号');
    await toast(office, '已销号');
    await open(liaison, issue);
    await button(liaison, '拟公文').click();
    await liaison.getByLabel('哪一种', { exact: true }).selectOption('rectificationReport');
    await act(liaison, '拟公文');
    const { text } = await readText(await fileFrom(liaison, '下载草稿'), '整改报告.docx');
    for (const words of ['草稿，未发出', '连续三天没有再堆', '号整改前', '号整改后']) expect(text).toContain(words);
    await open(office, issue);
    const life = await office.getByRole('list', { name: '经过' }).locator('li b').allTextContents();
    expect(life.toReversed()).toEqual([
      ...['登记', '交办', '签收', '留言', '反馈', '退回', '反馈', '核验通过，销号', '回头看没过，重开'],
      ...['交办', '发出公文', '签收', '反馈', '核验通过，销号'],
    ]);
  });

  it('台账：条件在地址里，点一行在旁边预览，回车打开，列自己选；手机上点一行就到', async () => {
    await goTo(office, place, '/issues?turn=over&severity=major&search=后巷堆着垃圾');
    await office.getByText('共 1 个').waitFor();
    await office.getByRole('combobox', { name: '登记时间', exact: true }).click();
    await office.locator('.ant-select-item-option', { hasText: '近 7 天' }).click();
    await office.waitForURL(/from=/);
    expect(new URL(office.url()).searchParams.get('from')).toMatch(/^\d{4}-\d\d-\d\d$/);
    await office.getByText('共 1 个').waitFor();
    wrongs.push(...(await lookAtSizes(place, office, 'issues-ledger')));
    await office
      .getByRole('grid')
      .getByRole('row', { name: /后巷堆着垃圾/ })
      .click();
    const preview = office.getByRole('complementary').filter({ hasText: '打开整页' });
    await preview.getByRole('list', { name: '经过' }).waitFor();
    await preview.getByRole('img', { name: /^整改后/ }).waitFor();
    wrongs.push(...(await lookAtSizes(place, office, 'issues-preview')));
    await office.keyboard.press('Escape');
    await preview.waitFor({ state: 'detached' });
    await button(office, '选列').click();
    await office.getByRole('checkbox', { name: '到期日', exact: true }).check();
    await office.getByRole('checkbox', { name: '来源', exact: true }).uncheck();
    await button(office, '看台账').click();
    await office.getByRole('columnheader', { name: '到期日' }).waitFor();
    expect(await office.getByRole('columnheader', { name: '来源' }).count()).toBe(0);
    await office.getByRole('grid').press('ArrowDown');
    await preview.waitFor();
    await office.keyboard.press('Enter');
    await office.getByRole('heading', { name: /后巷堆着垃圾/, level: 1 }).waitFor();
    await goTo(liaison, place, '/issues?search=后巷堆着垃圾');
    await liaison.getByText('后巷堆着垃圾').first().waitFor();
    await look(liaison, 'ledger-phone');
  });

  it('粘贴群消息：读成两个问题，指得出原话，姓名不带进来，一次登记、交办', async () => {
    await goTo(office, place, '/issues/new');
    await button(office, '粘贴群消息').click();
    const text = '王强：1、建设路12号门口占道经营，@何以南 去看一下\n2、人民路3号院门前垃圾桶满溢\n请城管执法局3个工作日内整改';
    await office.getByLabel('粘贴消息', { exact: true }).fill(text);
    await button(office, '读成问题').click();
    await office.getByRole('button', { name: '登记 2 个问题' }).waitFor();
    expect(await office.getByLabel('地点', { exact: false }).first().inputValue()).toBe('建设路12号门口');
    expect(await office.locator('.message-sheet mark.m-noise').allTextContents()).toContain('王强：');
    wrongs.push(...(await lookAtSizes(place, office, 'issues-message')));
    await office.getByRole('button', { name: '登记 2 个问题' }).click();
    await office
      .getByText(/^已登记、交办/)
      .nth(1)
      .waitFor();
    await button(office, '再粘贴一条').waitFor();
  });

  it('看着不出错', () => expect(wrongs).toEqual([]));
});
