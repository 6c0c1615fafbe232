import type { SourceText } from '@weicheng/domain/plan';

/** 读取说明的种类: what was left out of the text, or changed in it. */
export type NoteKind =
  | 'trackedChange'
  | 'comment'
  | 'embedded'
  | 'externalLink'
  | 'textBox'
  | 'contents'
  | 'hidden'
  | 'script'
  | 'imagePages'
  | 'numbering'
  | 'formula'
  | 'encoding'
  | 'otherName';

export interface Note {
  kind: NoteKind;
  /** For the person who checks the reading. */
  sentence: string;
}

/** 读出的原文: the text, its tables, and what was left out or changed on the way. */
export interface ReadText extends SourceText {
  notes: Note[];
}

/** Collects notes: each kind once, with how often it was met. */
export class Notes {
  readonly #met = new Map<NoteKind, number>();

  add(kind: NoteKind, times = 1): void {
    if (times > 0) this.#met.set(kind, (this.#met.get(kind) ?? 0) + times);
  }

  list(): Note[] {
    return [...this.#met].map(([kind, times]) => noteOf(kind, times));
  }
}

const sentences: { [kind in NoteKind]: (times: number) => string } = {
  trackedChange: (n) => `文件里有 ${n} 处修订：插入的已读入，删除的没有读。以定稿为准的，先在 Word 里接受或拒绝修订。`,
  comment: (n) => `${n} 条批注没有读入。`,
  embedded: (n) => `${n} 个嵌入的图片、表格或附件没有读。里面有任务的，另外导入。`,
  externalLink: (n) => `${n} 处指向文件以外的链接没有打开，只读了字面。`,
  textBox: (n) => `${n} 个文本框里的字排在所在段落之后。`,
  contents: () => '目录没有读入，以正文为准。',
  hidden: (n) => `${n} 处隐藏的内容没有读入。`,
  script: () => '文件里带有脚本，没有运行。',
  imagePages: (n) => `${n} 页只有图片，没有文字，没有读出。`,
  numbering: (n) => `${n} 处自动编号按文件的编号规则算出，与打印稿核对。`,
  formula: (n) => `${n} 个单元格是公式，读的是上次算出的值。`,
  encoding: () => '文字编码是推断的。看到乱码时，用记事本另存为 UTF-8 再选。',
  otherName: () => '文件名的后缀与内容不符，按内容读的。',
};

export const noteOf = (kind: NoteKind, times = 1): Note => ({ kind, sentence: sentences[kind](times) });
