import { z } from 'zod';
import { factKind } from '../../kernel/index.ts';
import { PaperKind, paperKinds } from './paper.schema.ts';

const text = z.string();
const named = { kind: PaperKind, title: text };
const sent = { ...named, numbered: text };
const called = (d: { kind: PaperKind; numbered: string }) => `${paperKinds[d.kind]} ${d.numbered}`;

/** What is recorded about papers; an issue's own line tells of each that went out about it (`issued`, `withdrawn` there have its id). */
export const paperFacts = {
  drawn: factKind({
    kind: 'issuePaper.drawn',
    says: '拟公文',
    data: z.object({ ...named, issues: z.int() }),
    line: (d) => `拟${paperKinds[d.kind]}“${d.title}”，${d.issues} 个问题`,
  }),
  edited: factKind({
    kind: 'issuePaper.edited',
    says: '改公文草稿',
    data: z.object(named),
    line: (d) => `改${paperKinds[d.kind]}“${d.title}”`,
  }),
  issued: factKind({
    kind: 'issuePaper.issued',
    says: '发出公文',
    data: z.object({ ...sent, unitName: text, paperId: z.uuid(), sha256: text }),
    line: (d) => `${called(d)}发给${d.unitName}`,
  }),
  withdrawn: factKind({
    kind: 'issuePaper.withdrawn',
    says: '撤回公文',
    data: z.object({ ...sent, paperId: z.uuid(), reason: text }),
    line: (d) => `${called(d)}撤回：${d.reason}`,
  }),
  discarded: factKind({
    kind: 'issuePaper.discarded',
    says: '丢掉公文草稿',
    data: z.object(named),
    line: (d) => `丢掉${paperKinds[d.kind]}草稿“${d.title}”`,
  }),
};
