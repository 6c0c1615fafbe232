import type { PaperIssue, PaperKind } from '@weicheng/domain/rectification';
import type { PaperColumn } from '../paper/index.ts';

type Column = PaperColumn<PaperIssue>;

/** A day in a narrow column: 2026.11.30. */
const dotted = (day: string) => day.replaceAll('-', '.');

const index: Column = { title: '序号', share: 7, centred: true, textOf: (_issue, i) => String(i + 1) };
const number: Column = { title: '编号', share: 7, centred: true, textOf: (issue) => String(issue.number) };
const words: Column = {
  title: '问题',
  share: 30,
  textOf: ({ title, text }) => (text === '' || text === title ? title : `${title}\n${text}`),
};
const place: Column = { title: '地点', share: 18, textOf: (issue) => issue.place };
const due: Column = { title: '整改时限', share: 14, centred: true, textOf: (issue) => (issue.due ? dotted(issue.due) : '') };
const late: Column = {
  title: '超期',
  share: 11,
  centred: true,
  textOf: ({ overdueDays }) => (overdueDays > 0 ? `${overdueDays} 个工作日` : ''),
};
const pressed: Column = { title: '催办', share: 7, centred: true, textOf: (issue) => (issue.pressed > 0 ? `${issue.pressed} 次` : '') };
const supporting: Column = { title: '协助单位', share: 13, textOf: ({ supportingUnits }) => supportingUnits.join('、') };

/** 问题清单 across the page: one row one issue, from where it was found to whether it was looked at again. */
const whole: readonly Column[] = [
  index,
  number,
  { title: '来源', share: 7, centred: true, textOf: ({ source }) => source },
  { title: '发现日期', share: 14, centred: true, textOf: ({ found }) => dotted(found) },
  { ...place, share: 15 },
  { ...words, share: 30 },
  { title: '类别', share: 10, textOf: ({ matter }) => matter },
  { title: '责任单位', share: 12, textOf: ({ leadUnit }) => leadUnit },
  { ...due, share: 14 },
  { title: '状态', share: 9, centred: true, textOf: ({ state }) => state },
  { title: '销号日期', share: 14, centred: true, textOf: ({ closed }) => (closed ? dotted(closed) : '') },
  { title: '回头看', share: 7, centred: true, textOf: ({ rechecks }) => (rechecks > 0 ? `${rechecks} 次` : '') },
];

/** What the table of a paper shows; a column with nothing in it is left out, the words get its room. */
export function columnsOf(kind: PaperKind, issues: readonly PaperIssue[]): readonly Column[] {
  const columns =
    kind === 'issueList'
      ? whole
      : kind === 'escalationNotice'
        ? [index, words, place, due, late, pressed]
        : [index, words, place, supporting, due];
  return columns.filter((column) => column === words || column === due || issues.some((issue, i) => column.textOf(issue, i) !== ''));
}
