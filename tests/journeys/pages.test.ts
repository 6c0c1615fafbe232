import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { holder, unitId } from './city.ts';
import { wrongsOf } from './look.ts';
import { desk, goTo, openPlace, phone, settled } from './place.ts';

const place = await openPlace();
const narrow = { width: 360, height: 740 };
const { id: person } = holder('市统计局', 'liaison');

/** Every page of the office and who opens it: picture, address, the words that say it is there. */
const pages: Readonly<Record<string, readonly (readonly [picture: string, address: string, words: string | RegExp])[]>> = {
  chuangwei: [
    ['desk', '/', '工作台'],
    ['account', '/account', '登录着的设备'],
    ['units', '/organization/units', /^共 \d+ 个单位/],
    ['unit', `/organization/units/${unitId('云台街道')}`, '办理记录'],
    ['units-past', '/organization/units?day=2018-01-01&search=工商', '只看不改'],
    ['units-none', '/organization/units?search=没有这样的单位', '没有叫“没有这样的单位”的单位'],
    ['people', '/organization/people', /已读 \d+ 人/],
    ['people-none', '/organization/people?search=没有这样的人', '没有符合的人'],
    ['people-preview', `/organization/people?person=${person}`, '打开整页'],
    ['person', `/organization/people/${person}`, '联系与账号'],
    ['hand-over', `/organization/people/${person}/hand-over`, '要交接的事项'],
    ['leave', `/organization/people/${person}/hand-over?leave=1`, '要交接的事项'],
    ['names', '/organization/groups', '这个名称是谁'],
    ['group-new', '/organization/groups/new', '这样设置就是'],
    ['delegations', '/organization/delegations', '没有给出或收到的委托'],
    ['delegations-all', '/organization/delegations?all=1', '还没有人委托过'],
    ['exchange', '/organization/exchange', '1. 填模板'],
    ['roles-read-only', '/organization/roles', '三员，权限分开'],
    ['not-found', '/nothing-here', '没有这个页面'],
  ],
  xitong: [['accounts', '/organization/accounts', /共 \d+ 个账号/]],
  anquan: [
    ['roles', '/organization/roles', '三员，权限分开'],
    ['role-new', '/organization/roles/new', '导出留痕'],
  ],
  shenji: [['trail', '/organization/trail', /行$|往下还有/]],
};

/** Looks at a page at every width, and once with large text. */
async function lookAt(page: Page, name: string, wrongs: string[]) {
  for (const [size, large] of [[desk, false], [phone, false], [narrow, false], [narrow, true], [desk, true]] as const) {
    await page.setViewportSize(size);
    await page.evaluate((on) => {
      if (on) document.documentElement.dataset['text'] = 'large';
      else delete document.documentElement.dataset['text'];
    }, large);
    await settled(page);
    wrongs.push(...(await wrongsOf(page)).map((wrong) => `${name} ${size.width}${large ? ' 大字' : ''} ${wrong}`));
  }
  await page.evaluate(() => delete document.documentElement.dataset['text']);
}

describe('每一页', () => {
  it.each(Object.entries(pages))('%s 看到的每一页：不横滚，都叫得出名字，看得清', async (userName, walk) => {
    const page = await place.visit(userName);
    const wrongs: string[] = [];
    for (const [picture, address, words] of walk) {
      await goTo(page, place, address);
      await page.getByText(words).locator('visible=true').first().waitFor();
      await settled(page);
      await place.picture(page, picture);
      await lookAt(page, picture, wrongs);
      await page.setViewportSize(desk);
    }
    expect(wrongs).toEqual([]);
  });

  it('门口的页', async () => {
    const page = await place.visit();
    const wrongs: string[] = [];
    await page.getByRole('heading', { name: '样例账号' }).waitFor();
    await place.picture(page, 'sign-in');
    await lookAt(page, 'sign-in', wrongs);
    expect(wrongs).toEqual([]);
  });
});
