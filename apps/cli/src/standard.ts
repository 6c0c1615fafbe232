import { readFile } from 'node:fs/promises';
import { problem } from '@weicheng/domain/kernel';
import { checkStandardFile, standardFileKinds } from '@weicheng/domain/standard';
import { library } from '../../../standards/library.ts';
import { say, sayJson } from './terminal.ts';

const problems = {
  unreadable: problem<{ file: string }>('cli.unreadable', 404, ({ file }) => `没有 ${file} 这个文件，或者读不了。核对文件名和权限。`),
  notJson: problem<{ file: string; reason: string }>('cli.not-json', 422, ({ file, reason }) => `${file} 不是完整的 JSON：${reason}`),
};

/** 检查一份标准文件: shape, sense and references. The exit status is 1 when anything is wrong. */
export async function checkStandard(path: string, options: { json?: true }): Promise<void> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw problems.unreadable({ file: path });
  });
  const { file, problems: wrong } = checkStandardFile(parse(path, text), library);
  if (options.json) sayJson({ kind: file?.kind ?? null, key: file?.key ?? null, problems: wrong });
  else {
    for (const sentence of wrong) say(sentence);
    say(wrong.length > 0 ? `${wrong.length} 处不对。` : `没有问题：${file ? `${standardFileKinds[file.kind]} ${file.key}` : path}。`);
  }
  if (wrong.length > 0) process.exitCode = 1;
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw problems.notJson({ file, reason: error instanceof Error ? error.message : String(error) });
  }
}
