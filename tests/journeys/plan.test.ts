import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readSheets } from '@weicheng/documents/sheet';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { root } from '../server.ts';
import { goTo, lookAtSizes, openPlace } from './place.ts';

const place = await openPlace();
const page = await place.visit('chuangwei');
/** A sample plan, not the one the sample city has already. */
const sample = (name: string) => `${readFileSync(join(root, 'samples/plans', `${name}.txt`), 'utf8')}\n本方案自印发之日起施行。\n`;

const lookAt = (of: Page, picture: string) => lookAtSizes(place, of, picture);

/** Drops a file onto the page, as a hand would. */
async function drop(of: Page, name: string, text: string) {
  const files = await of.evaluateHandle(
    ([fileName, content]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content ?? ''], fileName ?? '', { type: 'text/plain' }));
      return transfer;
    },
    [name, text],
  );
  const zone = of.getByRole('group', { name: '放文件的地方' });
  await zone.dispatchEvent('dragover', { dataTransfer: files });
  await zone.dispatchEvent('drop', { dataTransfer: files });
}

const open = (of: Page) => of.locator('article.open');
const tab = (of: Page, name: RegExp) => of.getByRole('tab', { name });
/** 已核 31 / 58 as two numbers. */
const checked = async (of: Page) => (await of.getByRole('progressbar', { name: '已核对' }).textContent())?.match(/\d+/g)?.map(Number) ?? [];
const reviewed = (of: Page, count: number) =>
  of.waitForFunction((n) => document.querySelector('.checked b')?.textContent === String(n), count);
let address = '';

describe('方案：文件进来，任务出去', () => {
  it('方案列表和工作台都看得到在核对的；拖进一个读不了的文件，说清楚', async () => {
    await page.getByRole('heading', { name: '方案待核对' }).waitFor();
    expect(await lookAt(page, 'plan-desk')).toEqual([]);
    await page.getByRole('link', { name: '方案', exact: true }).click();
    const rows = page.getByRole('grid', { name: '方案' }).getByRole('row');
    await rows
      .filter({ hasText: '核对中' })
      .filter({ hasText: /已核 \d+ \/ \d+/ })
      .first()
      .waitFor();
    await rows.filter({ hasText: '已下达' }).first().waitFor();
    expect(await lookAt(page, 'plan-list')).toEqual([]);
    await page.getByLabel('找名称、文号').fill('没有这份方案');
    await page.getByText('没有符合的方案。清除筛选再看。').waitFor();
    await page.getByRole('button', { name: '导入方案' }).click();
    await drop(page, '方案.wps', 'x');
    await page.getByText('“方案.wps”是 WPS 格式，在 WPS 里另存为 .docx 或 .xlsx 再导入。').waitFor();
    expect(await lookAt(page, 'plan-import')).toEqual([]);
  });

  it('拖进方案，几秒钟就在核对：原文和任务并排，当前一条两边都亮', async () => {
    await drop(page, '任务分工.txt', sample('clause-list'));
    await open(page).waitFor();
    expect(page.url()).toMatch(/\/plan\/documents\/[\w-]+\/review$/);
    address = new URL(page.url()).pathname;
    const [done, all] = await checked(page);
    expect(done).toBe(0);
    expect(all).toBeGreaterThan(8);
    const text = (await open(page).locator('.said').textContent()) ?? '';
    const source = await page.locator('.block.here').allTextContents();
    expect(source.join('')).toContain(text.slice(0, 12));
    await page.locator('.item-row').nth(2).hover();
    await page.locator('.block.under').first().waitFor();
    expect(await lookAt(page, 'plan-review')).toEqual([]);
  });

  it('只用键盘：下一处存疑、定一个单位、确认、不是任务、撤销', async () => {
    const line = open(page).locator('.doubt', { hasText: '，像' }).first();
    for (let i = 0; i < 30 && (await line.count()) === 0; i++) await page.keyboard.press('f');
    await line.waitFor();
    expect(await lookAt(page, 'plan-review-doubt')).toEqual([]);
    const name = (await line.locator('.quoted').textContent()) ?? '';
    const unit = (await line.getByRole('button').first().textContent())?.replace(/\d$/, '') ?? '';
    await page.keyboard.press('1');
    await line.filter({ hasText: `“${name}”` }).waitFor({ state: 'detached' });
    await page.keyboard.press('g');
    await page.getByRole('listitem').filter({ hasText: name }).filter({ hasText: unit }).filter({ hasText: '人工确认' }).waitFor();
    expect(await lookAt(page, 'plan-review-names')).toEqual([]);
    await page.keyboard.press('g');

    await page.keyboard.press('Enter');
    await reviewed(page, 1);
    const before = (await checked(page))[1] ?? 0;
    const title = await open(page).locator('.said').textContent();
    await page.keyboard.press('x');
    await page.locator('.item-row.setAside').waitFor();
    expect((await checked(page))[1]).toBe(before - 1);
    await page.keyboard.press('z');
    await page.getByText(/^已撤销：/).waitFor();
    await page.locator('.item-row.setAside').waitFor({ state: 'detached' });
    expect(title).not.toBe(await open(page).locator('.said').textContent());
    await page.getByText(/已自动保存 \d\d:\d\d/).waitFor();
  });

  it('改内容、定时限、拆开、并回去', async () => {
    await page.keyboard.press('k');
    await page.keyboard.press('e');
    const box = page.getByLabel('任务内容', { exact: true });
    await box.fill('清理卫生死角，每周一次。清运积存垃圾，做到日产日清。');
    await page.keyboard.press('Control+Enter');
    await open(page).getByText('清运积存垃圾').waitFor();
    await page.keyboard.press('d');
    await open(page).getByLabel('完成时限').fill('2027-05-31');
    await page.keyboard.press('Enter');
    await open(page).getByText('2027-05-31').waitFor();
    const all = (await checked(page))[1] ?? 0;
    await page.keyboard.press('s');
    await page.getByLabel('光标放在要拆开的地方').waitFor();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('.open .said')?.textContent === '清运积存垃圾，做到日产日清。');
    expect((await checked(page))[1]).toBe(all + 1);
    await page.keyboard.press('m');
    await page.waitForFunction(() => /清理卫生死角[\s\S]*清运积存垃圾/.test(document.querySelector('.open .said')?.textContent ?? ''));
    expect((await checked(page))[1]).toBe(all);
  });

  it('选中一段原文，添成一条任务', async () => {
    await page.locator('.sheet-scroll').evaluate((sheet) => {
      sheet.scrollTop = 0;
    });
    await page.locator('.block.level-0').waitFor();
    const all = (await checked(page))[1] ?? 0;
    await page.evaluate(() => {
      const block = [...document.querySelectorAll('.block:not([class*=level-]) > p')].find((p) => (p.textContent ?? '').length > 20);
      if (block) document.getSelection()?.selectAllChildren(block);
    });
    await page.getByRole('button', { name: /选中的添成一条任务/ }).waitFor();
    await page.keyboard.press('n');
    await page.waitForFunction((n) => document.querySelector('.checked .progress')?.textContent?.endsWith(String(n)), all + 1);
  });

  it('两个人一起核对：看得见是谁改的；撞上了，两个版本都在', async () => {
    const other = await place.visit('jingban');
    await goTo(other, place, address);
    await open(other).waitFor();
    const path = (await page.locator('.item-row .path').nth(2).textContent()) ?? '';
    for (const one of [page, other]) {
      await one
        .locator('.item-row')
        .filter({ has: one.getByText(path, { exact: true }) })
        .first()
        .click();
      await open(one).locator('header', { hasText: path }).waitFor();
    }
    await page.keyboard.press('e');
    await page.getByLabel('任务内容', { exact: true }).fill('我写的一版。');
    await other.keyboard.press('e');
    await other.getByLabel('任务内容', { exact: true }).fill('同事写的一版。');
    await other.keyboard.press('Control+Enter');
    await open(other).locator('.said', { hasText: '同事写的一版。' }).waitFor();
    await page.keyboard.press('Control+Enter');
    const conflict = page.getByRole('alert').filter({ hasText: '刚改过这一条' });
    await conflict.getByText('我写的一版。').waitFor();
    await conflict.getByText('同事写的一版。').waitFor();
    expect(await lookAt(page, 'plan-review-conflict')).toEqual([]);
    await conflict.getByRole('button', { name: '用我写的' }).click();
    await open(page).locator('.said', { hasText: '我写的一版。' }).waitFor();
    await open(other).locator('.said', { hasText: '我写的一版。' }).waitFor();
    await open(other)
      .getByText(/刚改过$/)
      .waitFor();
    await other.context().close();
  });

  it('同一份文件再来一次，带去原来那份', async () => {
    const again = await place.visit('chuangwei');
    await goTo(again, place, '/plan/documents/import');
    await drop(again, '又一份.txt', sample('clause-list'));
    await again.getByText(/这份文件已经导入过/).waitFor();
    await again.getByRole('link', { name: '打开那一份' }).click();
    await again.getByRole('button', { name: '去核对' }).waitFor();
    expect(await lookAt(again, 'plan-document-draft')).toEqual([]);
    await again.context().close();
  });

  it('都核对完，下达；单位自己的清单里有了，分解表打得开', async () => {
    await tab(page, /^单位/).click();
    const names = page.getByRole('list', { name: '文中的单位名称' });
    for (let left = await names.locator('.name-line.ask').count(); left > 0; left--) {
      const line = names.locator('.name-line.ask').first();
      const suggested = line.locator('.means .btn');
      await ((await suggested.count()) > 0 ? suggested.first() : line.getByRole('button', { name: '不是本市单位' })).click();
      await expect.poll(() => names.locator('.name-line.ask').count()).toBe(left - 1);
    }
    await tab(page, /^存疑/).click();
    const strip = page.getByRole('region', { name: '任务以外的存疑' });
    if ((await strip.count()) > 0) {
      await strip.getByRole('button', { name: '逐处看' }).click();
      expect(await lookAt(page, 'plan-review-flags')).toEqual([]);
      await strip.getByRole('button', { name: '都看过了' }).click();
      await strip.waitFor({ state: 'detached' });
    }
    await tab(page, /^其余/).click();
    expect(await lookAt(page, 'plan-review-rest')).toEqual([]);
    await tab(page, /^待核/).click();
    const all = (await checked(page))[1] ?? 0;
    const clear = page.getByRole('button', { name: /一并确认$/ });
    if ((await clear.count()) > 0) await clear.first().click();
    for (
      let i = 0;
      i < 60 && (await page.locator('.item-row.unreviewed, article.open').count()) > 0 && ((await checked(page))[0] ?? 0) < all;
      i++
    ) {
      const done = (await checked(page))[0] ?? 0;
      await page.keyboard.press('Enter');
      await page
        .waitForFunction((n) => Number(document.querySelector('.checked b')?.textContent) !== n, done, { timeout: 3_000 })
        .catch(() => {});
    }
    expect((await checked(page))[0]).toBe(all);
    await page.getByRole('button', { name: '下达任务…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: `下达 ${all} 项任务` }).waitFor();
    expect(await lookAt(page, 'plan-publish')).toEqual([]);
    const due = dialog.getByLabel(/统一定到/);
    if ((await due.count()) > 0) await due.fill('2027-12-31');
    await dialog.getByRole('button', { name: `下达 ${all} 项任务` }).click();
    await page.getByRole('button', { name: '看任务台账' }).waitFor();
    expect(await lookAt(page, 'plan-document')).toEqual([]);

    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载 Excel 表格' }).click()]);
    const sheets = await readSheets(await readFile(await file.path()));
    expect(sheets[0]?.rows.length).toBeGreaterThan(all);
    await page.getByRole('button', { name: '看任务台账' }).click();
    await page.getByRole('grid').getByRole('row').nth(1).waitFor();

    const unit = await place.visit('chengguan');
    await goTo(unit, place, '/plan/mine');
    await unit.getByRole('grid').getByRole('row').nth(1).waitFor();
    await unit.context().close();
  });

  it('方案的新版：逐条对照，看得出哪几个字变了', async () => {
    const former = await page.evaluate(
      async () => ((await (await fetch('/api/plan-documents')).json()) as { rows: { id: string }[] }).rows[0]?.id ?? '',
    );
    await goTo(page, place, `/plan/documents/import?replaces=${former}`);
    await page.getByLabel('粘贴方案的文字').fill(sample('clause-list').replace('不少于2次', '不少于4次'));
    await page.getByRole('button', { name: '读成任务' }).click();
    await tab(page, /^只看改动/).click();
    await page.locator('.difference del, .item-row').first().waitFor();
    if ((await page.locator('.difference').count()) === 0) await page.locator('.item-row').first().click();
    await page.locator('.difference ins').first().waitFor();
    expect(await lookAt(page, 'plan-compare')).toEqual([]);
  });
});
