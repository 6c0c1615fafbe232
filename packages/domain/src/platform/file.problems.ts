import { problem } from '../kernel/index.ts';

/** Refusals about files. */
export const fileProblems = {
  tooLarge: problem<{ megabytes: number }>(
    'file.too-large',
    413,
    ({ megabytes }) => `文件超过 ${megabytes} 兆字节，没有收下。压缩或拆分后再上传。`,
  ),
  hashMismatch: problem('file.hash-mismatch', 422, () => '收到的文件和它的编号对不上，可能传输中断了，没有收下。重新上传一次。'),
  refusedKind: problem<{ kind: string }>(
    'file.refused-kind',
    422,
    ({ kind }) => `这个文件的内容是${kind}，不收。要留存，另存为 PDF、图片或办公文档后再上传。`,
  ),
  storeUnreachable: problem('file.store-unreachable', 503, () => '文件存储现在连不上，这一次没有办成，已有文件没有受影响。稍后再试。'),
  folderNotWritable: problem<{ folder: string }>(
    'file.folder-not-writable',
    500,
    ({ folder }) => `文件夹 ${folder} 不能写入，没有启动。改好它的权限，或换一个 DATA_FOLDER 再启动。`,
  ),
};
