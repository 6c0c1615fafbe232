import { readFileSync } from 'node:fs';
import { command } from './command.mjs';
import { at, Sentence, timed } from './house.mjs';

const read = (...parts) => {
  try {
    return JSON.parse(readFileSync(at(...parts), 'utf8'));
  } catch {
    return undefined;
  }
};

/**
 * Whether node_modules holds what the lock names. npm keeps a list of what it installed; a package for other platforms
 * is in the lock but not in the list, so of those only the version of an installed one is compared.
 */
const isInstalled = () => {
  const wanted = read('package-lock.json')?.packages;
  const present = read('node_modules', '.package-lock.json')?.packages;
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([path, { version, link, optional }]) => {
    if (link || !path.includes('node_modules/')) return true;
    const found = present[path];
    return found ? found.version === version : optional === true;
  });
};

/** npm started us, mostly: then the same npm and the same Node.js run again, not the one that is about to be replaced. */
const npm = (args) => {
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  return script?.endsWith('.js')
    ? command(node ?? process.execPath, [script, ...args])
    : command('npm', args, { shell: process.platform === 'win32' });
};

const reason = (output) => {
  if (/ENOSPC/.test(output)) return '磁盘满了。清出空间';
  if (/EACCES|EPERM|EROFS/.test(output)) return '这个文件夹写不进去。改好它的归属和权限';
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/i.test(output))
    return '连不上软件仓库。检查网络和 npm 的 registry 设置';
  const said = output
    .split('\n')
    .filter((line) => /^npm (error|ERR!)/.test(line))
    .slice(0, 3)
    .map((line) => line.replace(/^npm (error|ERR!)\s*/, ''))
    .join(' ');
  return `npm 说：${said || output.trim().slice(-300) || '（没有说明）'} 处理后`;
};

/**
 * Installs the dependencies when the lock asks for others than are there. Build tools are development dependencies,
 * so they come along under NODE_ENV=production too; install scripts are not needed and not run.
 * @throws {Sentence} when npm did not succeed
 */
export const install = async () => {
  if (isInstalled()) return;
  await timed('安装依赖', async () => {
    const options = ['--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
    let { code, output } = await npm(['ci', ...options]);
    // a lock that was just being edited: let npm complete it
    if (code !== 0 && /EUSAGE/.test(output)) ({ code, output } = await npm(['install', ...options]));
    if (code !== 0) throw new Sentence(`安装依赖没有成功：${reason(output)}，再执行一次。`);
  });
};
