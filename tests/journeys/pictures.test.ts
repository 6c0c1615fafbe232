import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { holder, unitId } from './city.ts';
import { wrongsOf } from './look.ts';
import { choose, desk, goTo, openPlace, phone, settled } from './place.ts';

const place = await openPlace();
const narrow = { width: 360, height: 740 };
const { id: person } = holder('市统计局', 'liaison');
const unit = (name: string) => `/organization/units/${unitId(name)}`;

/** A sight of the office: its picture, the address, and the words that say it is there or the acts that bring it about. */
type Sight = readonly [picture: string, address: string, there: string | RegExp | ((page: Page) => Promise<unknown>)];

const press = (name: string) => (page: Page) => page.getByRole('button', { name, exact: true }).first().click();
const ask = (name: string, words: string) => async (page: Page) => {
  await page.getByLabel('名称', { exact: true }).fill(name);
  await page.locator('article').getByText(words, { exact: true }).waitFor();
};

/** Every page, then its dialogs and odd states, by who opens them. */
const sights: Readonly<Record<string, readonly Sight[]>> = {
  chuangwei: [
    ['desk', '/', '工作台'],
    ['account', '/account', '登录着的设备'],
    ['units', '/organization/units', /^共 \d+ 个单位/],
    ['unit', unit('云台街道'), '办理记录'],
    ['units-past', '/organization/units?day=2018-01-01&search=工商', '回到今天'],
    ['units-ended', '/organization/units?ended=1', /^含已终止 \d+ 个/],
    ['units-none', '/organization/units?search=没有这样的单位', /没有叫“没有这样的单位”的单位/],
    ['people', '/organization/people', /已读 \d+ 人/],
    ['people-none', '/organization/people?search=没有这样的人', '没有符合的人。'],
    ['people-preview', `/organization/people?person=${person}`, '打开整页'],
    ['person', `/organization/people/${person}`, '联系与账号'],
    ['hand-over', `/organization/people/${person}/hand-over`, '要交接的事项'],
    ['leave', `/organization/people/${person}/hand-over?leave=1`, '要交接的事项'],
    ['names', '/organization/groups', '这个名称是谁'],
    ['group-new', '/organization/groups/new', '这样设置就是'],
    ['delegations', '/organization/delegations', /没有给出或收到的委托/],
    ['delegations-all', '/organization/delegations?all=1', '还没有人委托过。'],
    ['exchange', '/organization/exchange', '1. 填模板'],
    ['roles-read-only', '/organization/roles', '三员，权限分开'],
    ['not-found', '/nothing-here', '没有这个页面'],
    ['found-dialog', unit('云台街道'), press('设立下级单位')],
    ['rename-dialog', unit('云台街道'), press('更名')],
    ['move-dialog', unit('清波社区'), press('移动到…')],
    ['close-refused', unit('云台街道'), (page) => page.getByRole('button', { name: '撤销', exact: true }).focus()],
    ['alias-dialog', unit('云台街道'), press('加别名')],
    ['person-dialog', '/organization/people', press('登记人员')],
    [
      'person-dialog-wrong',
      '/organization/people?add=1',
      (page) => page.getByRole('dialog').getByRole('button', { name: '登记', exact: true }).click(),
    ],
    ['name-resolved', '/organization/groups/names', ask('工商局', '登记过的别名')],
    ['name-unsure', '/organization/groups/names', ask('市城市管理执法局', '认不准，像下面几个')],
    ['group', '/organization/groups', (page) => page.getByRole('link', { name: /^各级各部门各单位/ }).click()],
    [
      'leave-confirm',
      `/organization/people/${person}/hand-over?leave=1`,
      async (page) => {
        await choose(page, '全部交给', holder('市统计局', 'unitHead').name);
        await press('离岗')(page);
      },
    ],
    ['delegate-dialog', '/organization/delegations', press('委托')],
    [
      'palette',
      '/',
      async (page) => {
        await page.keyboard.press('/');
        await page.keyboard.type('云台');
        await page
          .getByRole('option', { name: /云台街道/ })
          .first()
          .waitFor();
      },
    ],
    ['keys', '/', (page) => page.keyboard.press('Shift+?')],
    ['notices', '/account', (page) => page.getByRole('button', { name: /^通知/ }).first().click()],
    ['second-factor-dialog', '/account', press('开启')],
    [
      'unreadable',
      '/account',
      async (page) => {
        await page.route(/\/api\/persons\?/, (route) => route.abort());
        await page.getByRole('link', { name: '人员', exact: true }).click();
        await page.getByRole('alert').waitFor();
      },
    ],
  ],
  xitong: [
    ['accounts', '/organization/accounts', /共 \d+ 个账号/],
    ['account-drawer', '/organization/accounts', (page) => page.getByRole('row', { name: /shequ/ }).click()],
    ['account-dialog', '/organization/accounts', press('开账号')],
    ['channel-new', '/organization/channels/new', '发什么'],
  ],
  anquan: [
    ['roles', '/organization/roles', '三员，权限分开'],
    ['role-new', '/organization/roles/new', '导出留痕'],
    ['grant-dialog', '/organization/roles', press('授予')],
  ],
  shenji: [
    ['desk-audit', '/', '留痕封存'],
    ['accounts-audit', '/organization/accounts', /共 1 个账号/],
    ['trail', '/organization/trail', /^(共|已读) \d+ 行/],
    ['fact-drawer', '/organization/trail', (page) => page.getByRole('grid', { name: '留痕' }).getByRole('row').nth(1).click()],
    [
      'verify-dialog',
      '/organization/trail',
      async (page) => {
        await press('核对')(page);
        await page.getByText('已封存').waitFor();
      },
    ],
    ['export-dialog', '/organization/trail', press('导出')],
  ],
};

/** Takes the picture at desk and phone width and looks for faults there, and at the narrowest phone with large text. */
async function lookAt(page: Page, picture: string): Promise<string[]> {
  const wrongs: string[] = [];
  for (const [size, large] of [
    [desk, false],
    [phone, false],
    [narrow, true],
  ] as const) {
    await page.setViewportSize(size);
    if (large) await page.evaluate(() => document.documentElement.setAttribute('data-text', 'large'));
    else await place.picture(page, `${picture}-${size.width}`);
    await settled(page);
    wrongs.push(...(await wrongsOf(page)).map((wrong) => `${picture} ${size.width}${large ? ' 大字' : ''} ${wrong}`));
  }
  return wrongs;
}

describe('每一页都拍下来：不横滚，都叫得出名字，看得清', () => {
  it.each(Object.entries(sights))('%s 看到的', async (userName, walk) => {
    const page = await place.visit(userName);
    const wrongs: string[] = [];
    for (const [picture, address, there] of walk) {
      await page.setViewportSize(desk);
      await goTo(page, place, address);
      await page.getByRole('heading', { level: 1 }).waitFor();
      if (typeof there === 'function') await there(page);
      else await page.getByText(there).locator('visible=true').first().waitFor();
      wrongs.push(...(await lookAt(page, picture)));
    }
    expect(wrongs).toEqual([]);
  });

  it('门口的页', async () => {
    const page = await place.visit();
    await page.getByRole('heading', { name: '样例账号' }).waitFor();
    expect(await lookAt(page, 'sign-in')).toEqual([]);
  });
});
