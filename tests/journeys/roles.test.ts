import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { holder, unitId } from './city.ts';
import { choose, goTo, openPlace } from './place.ts';

const place = await openPlace();
const security = await place.visit('anquan');
const worker = await place.visit('shequ');
const who = holder('云台社区', 'gridWorker');
const role = (name: string) => security.getByRole('navigation', { name: '角色' }).getByRole('link', { name });
const rename = worker.getByRole('toolbar').getByRole('button', { name: '更名', exact: true });

describe('账号', () => {
  it('三员各看同类的账号；重置不了的，按钮上说原因', async () => {
    const accounts = (page: Page) => page.getByRole('grid', { name: '账号' }).getByRole('row');
    const reset = (page: Page) => page.getByRole('button', { name: '重置密码' });
    await security.getByRole('link', { name: '账号', exact: true }).click();
    await security.getByText('共 1 个账号').waitFor();
    await accounts(security).filter({ hasText: 'anquan' }).click();
    expect(await reset(security).getAttribute('aria-disabled')).toBe('true');
    await reset(security).focus();
    await security.getByText('不能给自己重置密码，找另一位账号管理员办理。').last().waitFor();
    for (const name of ['开账号', '停用']) expect(await security.getByRole('button', { name }).count()).toBe(0);

    const system = await place.visit('xitong');
    await system.getByRole('link', { name: '账号', exact: true }).click();
    await accounts(system).filter({ hasText: 'shenji' }).click();
    await reset(system).focus();
    await system
      .getByText(/^这是审计管理员的账号，由另一位审计管理员重置密码/)
      .last()
      .waitFor();
    await accounts(system).filter({ hasText: 'shequ' }).click();
    expect(await reset(system).getAttribute('aria-disabled')).toBeNull();
  });

  it('系统管理员加一个群，试发没送到说明原因，暂停，去掉', async () => {
    const system = await place.visit('xitong');
    const button = (name: string) => system.getByRole('button', { name, exact: true });
    await system.getByRole('link', { name: '通知通道', exact: true }).click();
    await system.getByText('还没有通道。').waitFor();
    await button('加通道').click();
    await system.getByLabel('通道名称').fill('云台街道创卫群');
    await button('加通道').click();
    await system.getByText('机器人地址没有填').waitFor();
    await system.getByLabel('机器人地址').fill('https://10.1.1.1/robot/send?key=3f8a-only-here');
    expect(await system.getByRole('radio', { name: '超期的问题：汇总' }).isChecked()).toBe(true);
    await system.getByRole('radio', { name: '下达任务：不发' }).check();
    await button('加通道').click();
    await system.getByRole('heading', { level: 1, name: '云台街道创卫群' }).waitFor();
    await button('试发').click();
    await system.getByText(/^试发的一条没送到：10\.1\.1\.1 是内部地址/).waitFor();
    expect(await system.content()).not.toContain('3f8a-only');
    await button('暂停').click();
    await system.getByText('已暂停', { exact: true }).waitFor();
    await button('去掉').click();
    await button('去掉 云台街道创卫群').click();
    await system.getByText('还没有通道。').waitFor();
  });
});

describe('角色', () => {
  it('在界限内改角色，有的人马上多一页', async () => {
    expect(await worker.getByRole('link', { name: '导入导出' }).count()).toBe(0);
    await security.getByRole('link', { name: '角色权限', exact: true }).click();
    await role('社区工作人员').click();
    const kept = security.getByRole('checkbox', { name: /^管理账号/ });
    await kept.click({ force: true });
    expect(await kept.isChecked()).toBe(false);
    expect(await kept.getAttribute('aria-description')).toBe('这是系统管理员专有的权限，要另建一个角色。');
    await security.getByRole('checkbox', { name: '导出单位和人员' }).check();
    await security.getByText(/增 1 项，减 0 项；\d+ 人马上生效/).waitFor();
    await security.getByRole('button', { name: '修改角色' }).click();
    await security.getByText('角色“社区工作人员”已修改').waitFor();
    await worker.reload();
    await worker.getByRole('link', { name: '导入导出' }).waitFor();

    await role('系统管理员').click();
    await security.getByText('三员之一，名称和权限固定').waitFor();
  });

  it('在云台街道授权，就只管云台街道以下', async () => {
    await role('创卫办工作人员').click();
    await security.getByRole('button', { name: '授予' }).click();
    const dialog = security.getByRole('dialog');
    await choose(security, '给谁', who.name);
    await choose(security, '管哪里', '云台街道');
    await dialog.getByText(`授予${who.name}“创卫办工作人员”，范围云台街道及以下`).waitFor();
    await dialog.getByRole('button', { name: '授予', exact: true }).click();
    await security.getByText(`已授予${who.name}“创卫办工作人员”`).waitFor();

    await goTo(worker, place, `/organization/units/${unitId('听泉社区')}`);
    await rename.focus();
    await worker.locator('.tip').getByText('你的岗位不能“单位更名”').waitFor();
    await goTo(worker, place, `/organization/units/${unitId('清波社区')}`);
    await rename.click();
    const form = worker.getByRole('dialog');
    await form.getByLabel('新名称', { exact: true }).fill('清波里社区');
    await form.getByRole('button', { name: '更名' }).click();
    await worker.getByText('已更名为“清波里社区”').waitFor();
  });

  it('正办着权限被收回，当场拒绝，写的还在', async () => {
    await goTo(worker, place, `/organization/units/${unitId('望塔社区')}`);
    await rename.click();
    const form = worker.getByRole('dialog');
    await form.getByLabel('新名称', { exact: true }).fill('望塔里社区');

    await security
      .getByRole('listitem')
      .filter({ hasText: `${who.name} 管 云台街道` })
      .getByRole('button', { name: '收回' })
      .click();
    const revoke = security.getByRole('dialog');
    await revoke.getByLabel('收回原因').fill('专项工作结束');
    await revoke.getByRole('button', { name: '收回', exact: true }).click();
    await security.getByText(`已收回${who.name}的“创卫办工作人员”`).waitFor();

    await form.getByRole('button', { name: '更名' }).click();
    await form.getByRole('alert').filter({ hasText: '你的岗位不能“单位更名”。要办，找本单位管理员或创卫办授权。' }).waitFor();
    expect(await form.getByLabel('新名称', { exact: true }).inputValue()).toBe('望塔里社区');
  });
});
