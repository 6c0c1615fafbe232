import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { holder, unitId } from './city.ts';
import { wrongsOf } from './look.ts';
import { choose, desk, goTo, openPlace, phone, settled } from './place.ts';

const place = await openPlace();
const { id: person } = holder('市统计局', 'liaison');

/** A state of a page worth a look: picture, address, and what brings it about. */
type State = readonly [picture: string, address: string, bring: (page: Page) => Promise<unknown>];

const press = (name: string) => (page: Page) => page.getByRole('button', { name, exact: true }).first().click();
const unit = (name: string) => `/organization/units/${unitId(name)}`;

const states: Readonly<Record<string, readonly State[]>> = {
  chuangwei: [
    ['found-dialog', unit('云台街道'), press('设立下级单位')],
    ['rename-dialog', unit('云台街道'), press('更名')],
    ['move-dialog', unit('清波社区'), press('移动到…')],
    ['close-refused', unit('云台街道'), (page) => page.getByRole('button', { name: '撤销', exact: true }).focus()],
    ['code-dialog', unit('云台街道'), press('更正代码')],
    ['alias-dialog', unit('云台街道'), press('加别名')],
    ['person-dialog', '/organization/people', press('登记人员')],
    [
      'person-dialog-wrong',
      '/organization/people?add=1',
      async (page) => {
        await page.getByRole('dialog').getByRole('button', { name: '登记', exact: true }).click();
        await page.getByRole('dialog').getByRole('alert').first().waitFor();
      },
    ],
    ['post-dialog', `/organization/people/${person}`, press('任职')],
    [
      'name-resolved',
      '/organization/groups/names',
      async (page) => {
        await page.getByLabel('名称', { exact: true }).fill('工商局');
        await page.getByText('登记过的别名').waitFor();
      },
    ],
    [
      'name-unsure',
      '/organization/groups/names',
      async (page) => {
        await page.getByLabel('名称', { exact: true }).fill('市城市管理执法局');
        await page.getByText('认不准').waitFor();
      },
    ],
    ['group', '/organization/groups', (page) => page.getByRole('link', { name: /^各级各部门各单位/ }).click()],
    [
      'leave-confirm',
      `/organization/people/${person}/hand-over?leave=1`,
      async (page) => {
        await choose(page, '全部交给', holder('市统计局', 'unitHead').name);
        await page.getByRole('button', { name: '离岗', exact: true }).click();
      },
    ],
    ['delegate-dialog', '/organization/delegations', press('委托')],
    ['palette', '/', (page) => page.keyboard.press('/')],
    [
      'palette-found',
      '/',
      async (page) => {
        await page.keyboard.press('/');
        await page.keyboard.type('云台');
        await page.getByRole('option', { name: /云台街道/ }).first().waitFor();
      },
    ],
    ['keys', '/', (page) => page.keyboard.press('Shift+?')],
    ['notices-none', '/account', (page) => page.locator('.tool[aria-label^=通知]').evaluate((bell: HTMLElement) => bell.click())],
    ['password-dialog', '/account', press('改密码')],
    ['second-factor-dialog', '/account', press('开启')],
    [
      'unreadable',
      '/',
      async (page) => {
        await page.route(/\/api\/persons\?/, (route) => route.abort());
        await page.route(/\/api\/people\?/, (route) => route.abort());
        await page.locator('a[href="/organization/people"]').evaluate((link: HTMLElement) => link.click());
        await page.getByRole('alert').waitFor();
      },
    ],
  ],
  xitong: [
    ['account-drawer', '/organization/accounts', (page) => page.getByRole('row', { name: /shequ/ }).click()],
    ['account-dialog', '/organization/accounts', press('开账号')],
  ],
  anquan: [['grant-dialog', '/organization/roles', press('授予')]],
  shenji: [
    ['fact-drawer', '/organization/trail', (page) => page.getByRole('grid', { name: '留痕' }).getByRole('row').nth(1).click()],
    [
      'verify-dialog',
      '/organization/trail',
      async (page) => {
        await press('核对')(page);
        await page.getByText(/没有被改动|还没有封存/).waitFor();
      },
    ],
    ['export-dialog', '/organization/trail', press('导出')],
  ],
};

describe('拍照', () => {
  it.each(Object.entries(states))('%s 的对话框和各种情形', async (userName, walk) => {
    const page = await place.visit(userName);
    const wrongs: string[] = [];
    for (const [picture, address, bring] of walk) {
      await page.setViewportSize(desk);
      await goTo(page, place, address);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await bring(page);
      await settled(page);
      await place.picture(page, picture);
      for (const size of [desk, phone]) {
        await page.setViewportSize(size);
        await settled(page);
        wrongs.push(...(await wrongsOf(page)).map((wrong) => `${picture} ${size.width} ${wrong}`));
      }
    }
    expect(wrongs).toEqual([]);
  });
});
