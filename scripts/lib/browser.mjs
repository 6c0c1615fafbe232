import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { command } from './command.mjs';
import { Sentence, timed } from './house.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const onPath = (wanted) => {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.flatMap((folder) => wanted.map((name) => join(folder, name))).find((path) => existsSync(path));
};

const apt = (...args) => command('apt-get', ['-y', '-q', ...args], { env: { DEBIAN_FRONTEND: 'noninteractive' } });

/**
 * The browser the journeys walk in: the one CHROME_PATH names, else one on the path, else Debian's, installed by root.
 * @throws {Sentence} when there is none and it cannot be had
 */
export const browser = async () => {
  const { CHROME_PATH: named } = process.env;
  if (named && !existsSync(named)) throw new Sentence(`CHROME_PATH 指的 ${named} 不存在。改成浏览器程序的路径。`);
  const found = named ?? onPath(names);
  if (found) return found;
  if (process.getuid?.() !== 0 || !onPath(['apt-get']))
    throw new Sentence('没有浏览器，页面走查跑不了。装上 Chromium，或把 CHROME_PATH 设为浏览器程序的路径。');
  await timed('安装浏览器 chromium', async () => {
    await apt('update');
    const { code, output } = await apt('install', '--no-install-recommends', 'chromium', 'fonts-noto-cjk');
    if (code !== 0)
      throw new Sentence(`浏览器没有装上：${output.trim().split('\n').slice(-2).join(' ')}。装好后再测，或设置 CHROME_PATH。`);
  });
  return onPath(names);
};
