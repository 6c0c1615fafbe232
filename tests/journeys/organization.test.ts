import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { unitId } from './city.ts';
import { choose, goTo, openPlace } from './place.ts';

const place = await openPlace();
const page = await place.visit('chuangwei');
const openUnit = (name: string) => goTo(page, place, `/organization/units/${unitId(name)}`);
const doing = (verb: string) => page.getByRole('toolbar').getByRole('button', { name: verb, exact: true });
const named = (name: string) => page.getByRole('heading', { level: 2, name, exact: true });
const leaf = (name: string) => page.getByRole('treeitem').filter({ hasText: name });

/** Carries what the mouse holds over a line of the tree; a browser tells of it from the second move on. */
async function over(name: string) {
  const box = await leaf(name).boundingBox();
  for (const x of [100, 110]) if (box) await page.mouse.move(box.x + x, box.y + box.height / 2, { steps: 3 });
}

/** The sentence that shows while a greyed button has the focus. */
const tip = (of: Page) => of.locator('.tip').textContent();

describe('组织', () => {
  it('找到单位，从某天起更名，两个名称各在各的日子', async () => {
    await page.getByRole('link', { name: '组织机构', exact: true }).click();
    await page.getByLabel('找单位').fill('卫生健康');
    await leaf('市卫生健康委员会').click();
    await named('市卫生健康委员会').waitFor();
    await doing('更名').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('新名称', { exact: true }).fill('市卫生健康和体育局');
    await dialog.getByLabel('从哪天起用新名称').fill('2025-06-01');
    await dialog.getByRole('button', { name: '更名' }).click();
    await page.getByText('已更名为“市卫生健康和体育局”').waitFor();
    await named('市卫生健康和体育局').waitFor();
    await page.getByRole('listitem').filter({ hasText: '2025-06-01更名 由“市卫生健康委员会”改为“市卫生健康和体育局”' }).waitFor();
    const record = page.locator('section', { has: page.getByRole('heading', { name: '办理记录' }) });
    await record.getByText('高思涛').or(record.getByText('市创卫办')).first().waitFor();

    await page.getByLabel('截至').fill('2025-05-31');
    await page.getByText('这是 2025-05-31 那天的组织，只看不改。').waitFor();
    await leaf('市卫生健康委员会').waitFor();
    await page.getByRole('button', { name: '回到今天' }).click();
    await page.getByLabel('找单位').fill('健康和体育');
    await leaf('市卫生健康和体育局').waitFor();
  });

  it('旧名、别名都认得出是谁', async () => {
    await page.getByRole('link', { name: '单位组与别名' }).click();
    for (const [name, unit, how] of [
      ['市卫生健康委员会', '市卫生健康和体育局', '登记过的别名'],
      ['工商局', '市市场监督管理局', '登记过的别名'],
      ['云台街道', '云台街道', '就是这个名称'],
    ] as const) {
      await page.getByLabel('名称', { exact: true }).fill(name);
      const answer = page.locator('.answer', { hasText: how });
      await answer.getByRole('link', { name: unit }).waitFor();
    }
  });

  it('拖到别的街道，先把要办的念一遍再办；放不下的地方说为什么', async () => {
    await openUnit('清波社区');
    await named('清波社区').waitFor();
    await leaf('松涛街道').scrollIntoViewIfNeeded();
    await leaf('清波社区').hover();
    await page.mouse.down();
    await over('学府社区');
    await page.getByText('社区不能放在社区下面').waitFor();
    await over('松涛街道');
    await page.getByText('放开后，把“清波社区”调整到“松涛街道”之下').waitFor();
    await page.mouse.up();
    const dialog = page.getByRole('dialog', { name: '调整“清波社区”的隶属' });
    await dialog.getByText('把“清波社区”调整到“松涛街道”之下').waitFor();
    await dialog.getByRole('button', { name: '调整隶属' }).click();
    await page.getByText('“清波社区”已调整').waitFor();
    await page.getByRole('navigation', { name: '隶属' }).getByRole('link', { name: '松涛街道' }).waitFor();
    await page.getByRole('listitem').filter({ hasText: '调整隶属 由“云台街道”到“松涛街道”' }).waitFor();
  });

  it('办不了的按钮还在，用键盘走到它就念出理由', async () => {
    await openUnit('澄溪市');
    await doing('更名').focus();
    await page.keyboard.press('Tab');
    const sentence = '城市是最上级，不能调整隶属、并入或撤销。';
    expect(await tip(page)).toBe(sentence);
    const focused = page.locator(':focus');
    expect(await focused.textContent()).toContain('移动到');
    const described = await focused.getAttribute('aria-describedby');
    expect(await page.locator(`[id="${described}"]`).textContent()).toBe(sentence);
    await page.keyboard.press('Enter');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('设立再并入：并完旧名指向新单位', async () => {
    const dialog = page.getByRole('dialog');
    await openUnit('市水务局');
    await doing('设立下级单位').click();
    await dialog.getByLabel('类别').selectOption('事业单位');
    await dialog.getByLabel('名称', { exact: true }).fill('市河道保洁中心');
    await dialog.getByLabel('设立日期').fill('2025-01-01');
    await dialog.getByRole('button', { name: '设立', exact: true }).click();
    await page.getByText('已设立“市河道保洁中心”').waitFor();
    await leaf('市水务局').click();
    await page.keyboard.press('ArrowRight');
    await leaf('市河道保洁中心').click();
    await named('市河道保洁中心').waitFor();
    await doing('并入').click();
    await choose(page, '并入哪个单位', '市水务局');
    await dialog.getByRole('button', { name: '并入', exact: true }).click();
    await page.getByText('“市河道保洁中心”已并入').waitFor();
    await page.locator('.defs', { hasText: '并入' }).getByRole('link', { name: '市水务局' }).click();
    await named('市水务局').waitFor();
    await page.locator('.quoted', { hasText: '市河道保洁中心' }).waitFor();
  });

  it('单位组一边设置，一边看是哪些单位', async () => {
    await goTo(page, place, '/organization/groups/new');
    const members = page.locator('section', { has: page.getByRole('heading', { name: '这样设置就是' }) });
    await members.getByText('一个单位也没有').waitFor();
    await page.getByLabel('名称', { exact: true }).fill('两个镇');
    await choose(page, '整类单位', '镇');
    await members.getByText('2 个单位').waitFor();
    await members.getByRole('link', { name: '西坪镇' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '新建单位组' }).last().click();
    await page.getByText('已新建单位组“两个镇”').waitFor();
    await named('两个镇').waitFor();
    await page.getByRole('link', { name: '两个镇 2 个' }).waitFor();
  });
});
