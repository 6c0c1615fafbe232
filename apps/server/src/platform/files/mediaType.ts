import { fileProblems } from '@weicheng/domain/platform';
import { fileTypeFromFile } from 'file-type';

/** Contents a computer would run, by the media type their first bytes give away; each with the words for the refusal. */
const refused: { [mediaType: string]: string } = {
  'application/x-msdownload': 'Windows 程序',
  'application/x-elf': 'Linux 程序',
  'application/x-mach-binary': 'macOS 程序',
  'application/wasm': '程序',
  'application/java-vm': 'Java 程序',
  'application/java-archive': 'Java 程序',
  'application/vnd.android.package-archive': '手机应用安装包',
  'application/x-google-chrome-extension': '浏览器扩展',
  'application/x-xpinstall': '浏览器扩展',
  'application/x-shockwave-flash': 'Flash 程序',
  'application/x-deb': '软件安装包',
  'application/x-rpm': '软件安装包',
  'application/x-ms-shortcut': '快捷方式',
  'application/x-ft-apple.alias': '快捷方式',
  'application/x-ms-regedit': '注册表文件',
  'application/vnd.ms-htmlhelp': '帮助程序',
};

/** What a browser would take for a page when left to guess (WHATWG MIME sniffing, the tags of “identifying an unknown type”). */
const page = /^<(!doctype\s+html|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p|meta|link|form)[\s/>]/i;
const leading = /^\ufeff?(\s|<!--[\s\S]*?-->|<\?xml[^>]*\?>|<!doctype\s+svg[^>]*>)*/i;

/**
 * The media type (媒体类型) of a received file, by its content alone. `head` is its beginning, `text` the encoding in which
 * the whole of it reads as text, if any.
 * @throws file.refused-kind for programs, scripts and web pages
 */
export async function mediaTypeOf(path: string, head: Buffer, text: 'utf-8' | 'gb18030' | null): Promise<string> {
  // a container cut short ends the reader in the middle: then nothing is known of it
  const found = (await fileTypeFromFile(path).catch(() => undefined))?.mime;
  const kind = found && refused[found];
  if (kind) throw fileProblems.refusedKind({ kind });
  if (found && found !== 'application/xml') return found;
  if (!text) return found ?? 'application/octet-stream';
  return textType(new TextDecoder(text).decode(head), text);
}

function textType(head: string, charset: string): string {
  if (/^\ufeff?#!/.test(head)) throw fileProblems.refusedKind({ kind: '脚本程序' });
  const start = head.replace(leading, '');
  if (page.test(start)) throw fileProblems.refusedKind({ kind: '网页' });
  if (/^<svg[\s>]/i.test(start)) return 'image/svg+xml';
  if (/^\ufeff?\s*<\?xml/.test(head)) return 'application/xml';
  return `${isTable(head) ? 'text/csv' : 'text/plain'}; charset=${charset}`;
}

/** Comma-separated: at least two whole lines, each with the same number of commas outside quotes. */
function isTable(head: string): boolean {
  const lines = head.split(/\r?\n/).slice(0, -1).filter(Boolean).slice(0, 20);
  const counts = new Set(lines.map((line) => line.replace(/"[^"]*"/g, '').split(',').length));
  return lines.length > 1 && counts.size === 1 && !counts.has(1);
}

/** 能在页面里直接看的：pictures and PDF. Everything else is only ever saved to disk. */
export const viewable = (mediaType: string): boolean =>
  ['image/png', 'image/apng', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/bmp', 'application/pdf'].includes(mediaType);
