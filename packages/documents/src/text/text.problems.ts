import { problem } from '@weicheng/domain/kernel';

export const textProblems = {
  empty: problem('text.empty', 422, () => '文件里没有文字。打开看一眼，确认内容后重新选择文件。'),
  tooLarge: problem<{ megabytes: number }>(
    'text.too-large',
    413,
    ({ megabytes }) => `文件超过 ${megabytes} MB，没有收下。去掉图片，或只留方案正文，另存后再选。`,
  ),
  tooMuchText: problem<{ characters: number }>(
    'text.too-much',
    413,
    ({ characters }) => `文字超过 ${characters / 10_000} 万字，没有收下。按章节拆成几个文件，分别导入。`,
  ),
  swollen: problem('text.swollen', 413, () => '文件展开后太大，没有收下。去掉图片和附件，只留方案正文，另存后再选。'),
  damaged: problem<{ kind: string }>(
    'text.damaged',
    422,
    ({ kind }) => `${kind} 文件打不开，可能没有传完整。用 Word 或 WPS 打开确认，另存后再选。`,
  ),
  locked: problem<{ kind: string }>('text.locked', 422, ({ kind }) => `${kind} 文件加了密码，读不出内容。打开后去掉密码，另存后再选。`),
  scanned: problem('text.scanned', 422, () => 'PDF 是扫描件，里面只有图片，没有文字。找发文单位要 Word 原件，或用识别软件转成文字再选。'),
  otherKind: problem<{ kind: string; advice: string }>('text.other-kind', 415, ({ kind, advice }) => `这是${kind}，读不出方案。${advice}`),
  notText: problem('text.not-text', 415, () => '认不出这是什么文件。能用 Word 或 WPS 打开的，另存为 .docx 再选；也可以把正文复制后粘贴。'),
};
