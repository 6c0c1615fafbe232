import { z } from 'zod';
import { factKind } from '../../kernel/index.ts';

const title = z.string();

/** What is recorded about plan documents; `about` is the document's id. */
export const planDocumentFacts = {
  imported: factKind({
    kind: 'planDocument.imported',
    says: '导入方案',
    data: z.object({
      title,
      fileName: z.string(),
      sha256: z.string(),
      replaces: z.string().nullable(),
      parentDocumentId: z.string().nullable(),
    }),
    line: (d) => `${d.replaces ? '导入新版方案' : '导入方案'}《${d.title}》（${d.fileName}）`,
  }),
  read: factKind({
    kind: 'planDocument.read',
    says: '读出方案',
    data: z.object({ title, tasks: z.int(), flags: z.int(), openUnits: z.int() }),
    line: (d) => `从《${d.title}》读出 ${d.tasks} 条任务，${d.flags} 处存疑，${d.openUnits} 个单位名称待对`,
  }),
  unreadable: factKind({
    kind: 'planDocument.unreadable',
    says: '方案读不出',
    data: z.object({ title, reason: z.string() }),
    line: (d) => `《${d.title}》读不出：${d.reason}`,
  }),
  edited: factKind({
    kind: 'planDocument.edited',
    says: '改题录',
    data: z.object({ title, changes: z.array(z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() })) }),
    line: (d) => `改《${d.title}》的题录：${d.changes.map((c) => `${c.field}“${c.from ?? ''}”改为“${c.to ?? ''}”`).join('，')}`,
  }),
  abandoned: factKind({
    kind: 'planDocument.abandoned',
    says: '作废方案',
    data: z.object({ title, reason: z.string() }),
    line: (d) => `作废方案《${d.title}》${d.reason ? `：${d.reason}` : ''}`,
  }),
  published: factKind({
    kind: 'planDocument.published',
    says: '下达任务',
    data: z.object({
      title,
      tasks: z.int(),
      assignments: z.int(),
      units: z.int(),
      openFlags: z.int(),
      revised: z.int(),
      voided: z.int(),
      leftOpen: z.array(z.string()).default([]),
    }),
    line: (d) =>
      `下达《${d.title}》：${d.tasks} 条任务，涉及 ${d.units} 个单位${d.revised ? `，修订 ${d.revised} 条` : ''}${d.voided ? `，作废 ${d.voided} 条` : ''}${d.leftOpen.length ? `；先空着的单位：${d.leftOpen.join('、')}` : ''}`,
  }),
  superseded: factKind({
    kind: 'planDocument.superseded',
    says: '由新版接替',
    data: z.object({ title, by: z.string(), byTitle: z.string() }),
    line: (d) => `《${d.title}》由新版《${d.byTitle}》接替`,
  }),
};
