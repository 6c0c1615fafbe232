import { mkdirSync, statSync } from 'node:fs';
import { become } from './lib/command.mjs';
import { at, isModern, node24, run, Sentence, say } from './lib/house.mjs';
import { install } from './lib/install.mjs';
import { build } from './lib/parts.mjs';

const desk = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };
const largest = 200 * 1024;

/** What was done in the city before its picture was taken, so that the trail has something to tell. */
const acts = (unitId) => [
  ['/api/units', { parentId: unitId('市水务局'), kind: 'institution', name: '市河道保洁中心', on: '2025-03-01' }],
  ['/api/units', { parentId: unitId('云台街道'), kind: 'community', name: '揽月社区', divisionCode: '990181001009', on: '2025-06-01' }],
  [`/api/units/${unitId('市水务局')}/aliases`, { name: '市水利局', from: null, until: null, origin: 'office' }],
];

const unfold = async (page) => {
  await page.getByRole('button', { name: '展开云台街道' }).click();
  await page.getByRole('treeitem').filter({ hasText: '松涛街道' }).scrollIntoViewIfNeeded();
};

/** The pictures of the README: file, who is signed in, address, window, and what is done before it is taken. */
const pictures = (unitId) => [
  ['organization', 'chuangwei', `/organization/units/${unitId('云台街道')}`, desk, unfold],
  ['people', 'chuangwei', '/organization/people', desk, (page) => page.getByRole('row').nth(3).click()],
  ['trail', 'shenji', '/organization/trail', desk, (page) => page.getByRole('row', { name: '市水利局' }).click()],
  ['phone', 'jiedao', `/organization/units/${unitId('云台街道')}`, phone, () => {}],
];

/** Nothing is being read and nothing moves. Runs in the page. */
const settled = () =>
  !document.querySelector('.loading, [aria-busy=true]') && document.getAnimations().every(({ playState }) => playState !== 'running');

const take = async () => {
  const [{ chromium }, { browser: find }, { samplePassword, startServer }, { unitId }] = await Promise.all([
    import('playwright-core'),
    import('./lib/browser.mjs'),
    import('../tests/server.ts'),
    import('../tests/journeys/city.ts'),
  ]);
  const env = { LC_ALL: 'C.UTF-8', LANGUAGE: 'zh_CN' }; // the browser writes days as its own language does
  const browser = await chromium.launch({ executablePath: await find(), env: { ...process.env, ...env }, args: ['--no-sandbox'] });
  const server = await startServer();
  try {
    const cookie = await server.signIn('chuangwei');
    for (const [path, body] of acts(unitId)) {
      const headers = { cookie, 'content-type': 'application/json', 'x-weicheng': '1', 'idempotency-key': crypto.randomUUID() };
      const answer = await fetch(server.address + path, { method: 'POST', headers, body: JSON.stringify(body) });
      if (!answer.ok) throw new Sentence(`拍照前的事没有办成：${await answer.text()}`);
    }
    mkdirSync(at('docs/pictures'), { recursive: true });
    for (const [name, userName, address, viewport, before] of pictures(unitId)) {
      const page = await browser.newPage({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
      await page.goto(server.address);
      await page.getByLabel('用户名').fill(userName);
      await page.getByLabel('密码', { exact: true }).fill(samplePassword);
      await page.getByRole('button', { name: '登录', exact: true }).click();
      await page.getByRole('heading', { name: '工作台' }).waitFor();
      await page.goto(server.address + address);
      await before(page);
      await page.mouse.move(0, 0);
      await page.waitForFunction(settled);
      const path = at('docs/pictures', `${name}.png`);
      await page.screenshot({ path });
      const { size } = statSync(path);
      if (size > largest) throw new Sentence(`docs/pictures/${name}.png 有 ${Math.ceil(size / 1024)} KB，超过 200 KB。`);
      say(`docs/pictures/${name}.png ${Math.ceil(size / 1024)} KB`);
      await page.close();
    }
  } finally {
    await browser.close();
    await server.remove();
  }
};

run(async () => {
  if (!isModern()) {
    process.exitCode = await become(node24(), [at('scripts/pictures.mjs')]);
    return;
  }
  if (!process.env.WEICHENG_DIST) {
    await install();
    await build({ only: ['server', 'pages'] });
  }
  await take();
});
