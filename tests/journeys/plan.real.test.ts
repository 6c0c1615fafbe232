import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSheets } from '@weicheng/documents/sheet';
import { readText } from '@weicheng/documents/text';
import { afterAll, describe, expect, it } from 'vitest';
import { root } from '../server.ts';
import { goTo, lookAtSizes, openPlace } from './place.ts';

const seeds = join(root, '../shared/corpus/seeds');
const samples = join(root, 'samples/plans');
/** Real plans where they are; otherwise the invented ones, told from those the sample city has by a last line. */
const folder = existsSync(seeds) ? seeds : samples;
const plans = readdirSync(folder).filter((name) => name.endsWith('.txt'));
const wordsOf = (name: string) => `${readFileSync(join(folder, name), 'utf8')}${folder === samples ? '\n本方案自印发之日起施行。\n' : ''}`;
const office = '市城市管理综合执法局';

const place = await openPlace();
const page = await place.visit('chuangwei');
const papers = mkdtempSync(join(tmpdir(), 'weicheng-papers-'));
afterAll(() => rmSync(papers, { recursive: true, force: true }));
const converter = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find(existsSync);

const tab = (name: RegExp) => page.getByRole('tab', { name }).click();
const checked = async () => (await page.getByRole('progressbar', { name: '已核对' }).textContent())?.match(/\d+/g)?.map(Number) ?? [];
const patient = { timeout: 15_000 };
/** Presses a button that settles many, and waits until it has nothing left to settle. */
async function settle(name: RegExp | string) {
  const button = page.getByRole('button', { name });
  const says = async () => (await button.allTextContents())[0] ?? '';
  const before = await says();
  if (before === '') return;
  await button.first().click();
  await expect.poll(says, patient).not.toBe(before);
}
async function chooseUnit(label: RegExp) {
  await page.getByRole('combobox', { name: label }).fill(office);
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: office }).first().click();
}

/** 对单位: those it is sure of and those to be founded in one go; what looks like the urban office by hand. */
async function settleNames() {
  await tab(/^单位/);
  const mine = page.locator('.name-line.ask').filter({ has: page.getByRole('button', { name: office }) });
  const like = await mine.count();
  if (like > 0) await mine.first().getByRole('button', { name: office }).click();
  await expect.poll(() => mine.count(), patient).toBeLessThan(Math.max(1, like));
  await settle(/个一并定/);
}

/** 没写单位的: all of them get one. */
async function giveUnits() {
  await tab(/^存疑/);
  await settle('都看过了');
  const strip = page.getByRole('region', { name: '没写单位的任务' });
  if ((await strip.count()) === 0) return;
  await strip.getByRole('button', { name: '这些任务都加一个单位' }).click();
  await chooseUnit(/^这些任务的责任单位$/);
  await strip.waitFor({ state: 'detached' });
}

async function confirmAll() {
  await settle(/^没有疑点的 \d+ 条一并确认$/);
  await tab(/^存疑/);
  await settle(/条都看过，一并确认$/);
  const left = async () => {
    const [done = 0, all = 0] = await checked();
    return all - done;
  };
  await expect.poll(left, patient).toBe(0);
}

/** 下达, with what is left open said by name. */
async function publish(): Promise<number> {
  const all = (await checked())[1] ?? 0;
  await page.getByRole('button', { name: '下达任务…' }).click();
  const dialog = page.getByRole('dialog');
  const go = dialog.getByRole('button', { name: `下达 ${all} 项任务` });
  await go.waitFor();
  const leave = dialog.getByLabel(/个名称先空着下达/);
  if ((await leave.count()) > 0) {
    expect(await go.getAttribute('aria-disabled')).toBe('true');
    await leave.check();
  }
  await place.picture(page, `plan-real-publish-${all}`);
  await go.click();
  await page.getByRole('button', { name: '看任务台账' }).waitFor();
  return all;
}

/** Pages of a paper when it is printed; undefined where nothing here can print it. */
function pagesOf(file: string): number | undefined {
  if (!converter) return undefined;
  execFileSync(
    converter,
    [`-env:UserInstallation=file://${papers}/profile`, '--headless', '--convert-to', 'pdf', '--outdir', papers, file],
    {
      stdio: 'ignore',
    },
  );
  return readFileSync(file.replace(/\.\w+$/, '.pdf'), 'latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

async function saved(button: string, name: string): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
  const to = join(papers, name);
  writeFileSync(to, await readFile(await file.path()));
  return to;
}

const titles: string[] = [];

describe('真实的方案，从文件到各单位的清单', () => {
  it.each(plans)('%s 导入、核对、下达，分解表打得开', async (name) => {
    await goTo(page, place, '/plan/documents/import');
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(wordsOf(name)) });
    await page.locator('article.open').waitFor({ timeout: 30_000 });
    expect((await checked())[1]).toBeGreaterThan(5);
    if (name === plans[3]) expect(await lookAtSizes(place, page, 'plan-real-review')).toEqual([]);
    await settleNames();
    if (name === plans[3]) expect(await lookAtSizes(place, page, 'plan-real-names')).toEqual([]);
    await giveUnits();
    await confirmAll();
    const all = await publish();
    titles.push((await page.getByRole('heading', { level: 1 }).textContent()) ?? '');

    const sheet = await saved('下载 Excel 表格', `${name}.xlsx`);
    const rows = (await readSheets(await readFile(sheet)))[0]?.rows.map(({ cells }) => cells) ?? [];
    const head = rows.findIndex((cells) => cells[0] === '编号');
    expect(rows[head]).toContain('任务内容');
    expect(rows.slice(head + 1).filter((cells) => cells.filter(Boolean).length > 1)).toHaveLength(all);
    const paper = await saved('下载公文（.docx）', `${name}.docx`);
    const { text, tables } = await readText(await readFile(paper), `${name}.docx`);
    const cells = (tables[0]?.rows ?? []).map((row) => row.map(({ start, end }) => text.slice(start, end)));
    expect(cells[0]?.slice(0, 2)).toEqual(['编号', '任务内容']);
    expect(cells.slice(1).filter((row) => row[0] !== row[1])).toHaveLength(all);
    if (name === plans[3]) for (const file of [sheet, paper]) if (converter) expect(pagesOf(file)).toBeGreaterThan(3);
  });

  it('单位登录，五份方案的任务都在自己的清单里', async () => {
    const unit = await place.visit('chengguan');
    await goTo(unit, place, '/plan/mine');
    await unit.getByRole('grid').getByRole('row').nth(1).waitFor();
    expect(await lookAtSizes(place, unit, 'plan-real-mine')).toEqual([]);
    const owed = await unit.evaluate(async () => {
      const rows: { documentTitle: string }[] = [];
      for (let after = ''; ; ) {
        const answer = (await (await fetch(`/api/assignments?limit=100${after && `&after=${after}`}`)).json()) as {
          rows: typeof rows;
          next: string | null;
        };
        rows.push(...answer.rows);
        if (!answer.next) return rows.map(({ documentTitle }) => documentTitle);
        after = encodeURIComponent(answer.next);
      }
    });
    expect(titles.filter((title) => !owed.includes(title))).toEqual([]);
    await unit.context().close();
  });
});
