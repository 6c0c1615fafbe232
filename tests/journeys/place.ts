import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, expect, inject } from 'vitest';
import { type RunningServer, root, samplePassword, startServer } from '../server.ts';
import { wrongsOf } from './look.ts';

/** The pictures of a run, for people to look at; kept out of git. */
const pictures = join(root, 'artifacts/pictures');

export const desk = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };
type Size = typeof desk;

/** 一处地方：the whole system as a newcomer starts it, and a browser before it. */
export interface Place {
  server: RunningServer;
  browser: Browser;
  /** A person's own browser, signed in when a user name is given. What a page breaks or its policy blocks fails the journey. */
  visit(userName?: string, viewport?: Size): Promise<Page>;
  /** Takes the page's picture as it is, once nothing moves. */
  picture(page: Page, name: string): Promise<void>;
}

/** Starts the built server on the sample city, and a browser; both end with the test file. */
export async function openPlace(env: Record<string, string> = {}): Promise<Place> {
  const [server, browser] = await Promise.all([startServer({ env, folder: freshCity() }), startBrowser()]);
  const faults: string[] = [];
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepSight(browser, task.name);
    expect(faults.splice(0), '页面出的错').toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
    await server.remove();
  });
  return {
    server,
    browser,
    async visit(userName, viewport = desk) {
      const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      listen(page, faults);
      await page.goto(server.address);
      if (userName) {
        await signIn(page, userName, samplePassword);
        await page.getByRole('heading', { name: '工作台' }).waitFor();
      }
      return page;
    },
    async picture(page, name) {
      mkdirSync(pictures, { recursive: true });
      await settled(page);
      await page.screenshot({ path: join(pictures, `${name}.png`) });
    },
  };
}

/** A copy of the seeded data folder, or an empty one when none was seeded. The database insists on its owner, so owners are copied too. */
function freshCity(): string {
  const folder = mkdtempSync(join(tmpdir(), 'weicheng-run-'));
  const seeded = inject('seededFolder');
  if (seeded) execFileSync('cp', ['-a', `${seeded}/.`, folder]);
  return folder;
}

/** What the open pages showed when a journey stopped. */
async function keepSight(browser: Browser, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  const pages = browser.contexts().flatMap((context) => context.pages());
  for (const [i, page] of pages.entries()) await page.screenshot({ path: join(pictures, `stopped-${name.slice(0, 12)}-${i}.png`) });
}

/** The Chromium of this machine, without what calls home. */
const startBrowser = (): Promise<Browser> =>
  chromium.launch({
    env: { ...process.env, LC_ALL: 'C.UTF-8', LANGUAGE: 'zh_CN' },
    executablePath:
      process.env.CHROME_PATH ??
      ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync) ??
      'chromium',
    args: [
      '--no-sandbox',
      '--lang=zh-CN',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

/** A refused or unanswered call is also written to the console; the page itself says it, so only the rest is a fault. */
function listen(page: Page, faults: string[]): void {
  page.on('pageerror', (error) => faults.push(`${page.url()} ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) faults.push(`${page.url()} ${message.text()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} ${response.url()}`);
  });
}

/** What is right and wrong of a page at desk and phone width and in large text, with a picture of each. */
export async function lookAtSizes(place: Place, of: Page, picture: string): Promise<string[]> {
  const wrongs: string[] = [];
  for (const [size, large] of [
    [desk, false],
    [phone, false],
    [phone, true],
    [desk, true],
  ] as const) {
    await of.setViewportSize(size);
    await of.evaluate((on) => document.documentElement.setAttribute('data-text', on ? 'large' : 'plain'), large);
    await settled(of);
    await place.picture(of, `${picture}-${size.width}${large ? '-large' : ''}`);
    wrongs.push(...(await wrongsOf(of)).map((wrong) => `${picture} ${size.width}${large ? ' 大字' : ''} ${wrong}`));
  }
  await of.setViewportSize(desk);
  await of.evaluate(() => document.documentElement.setAttribute('data-text', 'plain'));
  return wrongs;
}

/** Nothing is being read and nothing moves. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      !document.querySelector('.loading, [aria-busy=true]') &&
      document.getAnimations().every((a) => a.playState !== 'running' || a.effect?.getComputedTiming().iterations === Infinity),
  );
}

export async function signIn(page: Page, userName: string, password: string): Promise<void> {
  await page.getByLabel('用户名').fill(userName);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

/** Opens an address of the office within the page that is there, as a link would. */
export const goTo = (page: Page, place: Place, path: string) => page.goto(`${place.server.address}${path}`);

/** 写几个字，从找到的里面选：the searched fields of the office. */
export async function choose(page: Page, label: string, text: string, option: string | RegExp = text): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).fill(text);
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: option }).first().click();
}
