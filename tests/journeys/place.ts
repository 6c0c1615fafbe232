import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll } from 'vitest';
import { type RunningServer, root, samplePassword, startServer } from '../server.ts';

/** The pictures of a run, for people to look at; kept out of git. */
const pictures = join(root, 'artifacts/pictures');

export const desk = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };

/** 一处地方：the whole system as a newcomer starts it, and a browser before it. */
export interface Place {
  server: RunningServer;
  browser: Browser;
  /** A person's own browser window, signed in when a user name is given. Faults of the page fail the journey. */
  visit(userName?: string, viewport?: { width: number; height: number }): Promise<Page>;
  /** Takes the page's picture at desk and phone width. */
  picture(page: Page, name: string): Promise<void>;
}

/** Starts the built server on an empty data folder, and a browser; both end with the test file. */
export async function openPlace(env: Record<string, string> = {}): Promise<Place> {
  const server = await startServer({ env });
  const browser = await chromium.launch({
    executablePath:
      process.env['CHROME_PATH'] ??
      ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync) ??
      'chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
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
      page.on('pageerror', (error) => {
        throw error;
      });
      await page.goto(server.address);
      if (userName) await signIn(page, userName, samplePassword);
      return page;
    },
    async picture(page, name) {
      mkdirSync(pictures, { recursive: true });
      const was = page.viewportSize() ?? desk;
      for (const size of [desk, phone]) {
        await page.setViewportSize(size);
        await page.waitForTimeout(250); // fades end
        await page.screenshot({ path: join(pictures, `${name}-${size.width}.png`) });
      }
      await page.setViewportSize(was);
    },
  };
}

export async function signIn(page: Page, userName: string, password: string): Promise<void> {
  await page.getByLabel('用户名').fill(userName);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录' }).click();
}
