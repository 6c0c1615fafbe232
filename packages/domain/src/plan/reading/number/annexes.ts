import type { Mark } from './marks.ts';

const ending = /^(?:附(?:件|表|录)|(?:20\d\d|二[〇零一二三四五六七八九]{3})年.{1,8}日|\(此件|抄送|联系人|$)/u;
const organ = /^[\u4e00-\u9fffxX×]{3,30}(?:政府|办公室|办公厅|委员会|局|厅|部|委|办|指挥部|领导小组|办事处|中心|院|会)$/u;
const item = /^\d{1,2}[.、:]/u;

/**
 * 附件 stands twice: in the list at the end of a notice, and over the annex itself. The list ends the text above it and its
 * numbers are no items; `附件` over the plan of a notice that has no items of its own is no level of a path.
 */
export function settleAnnexes(text: string, marks: readonly Mark[]): Mark[] {
  if (!marks.some((mark) => mark.kind === 'annex')) return [...marks];
  const out: Mark[] = [];
  let listEnd = -1;
  let items = 0;
  for (const mark of marks) {
    if (mark.start < listEnd) continue;
    if (mark.kind !== 'annex') {
      if (mark.kind !== 'stop') items += 1;
      out.push(mark);
      continue;
    }
    const list = listOf(text, mark);
    if (list > 0) {
      out.push({ ...mark, kind: 'stop', label: '' });
      listEnd = list;
      continue;
    }
    out.push(mark.value === 0 && items === 0 ? { ...mark, label: '' } : mark);
    items += 1;
  }
  return out;
}

/** Where the list that begins at this mark ends; 0 where the mark heads an annex. */
function listOf(text: string, mark: Mark): number {
  let [line, next] = lineAt(text, mark.end);
  const own = line.trim();
  if (own === '') {
    const [first] = lineAt(text, next);
    if (ending.test(first)) return first === '' ? 0 : next;
    if (!item.test(first) || first.length > 60 || /[。;]$/u.test(first)) return 0;
  } else if (!item.test(own)) {
    const [after, later] = lineAt(text, next);
    return ending.test(after) || (organ.test(after) && ending.test(lineAt(text, later)[0])) ? next : 0;
  }
  for (;;) {
    const [more, after] = lineAt(text, next);
    if (!item.test(more) || more.length > 60 || /[。;]$/u.test(more) || after <= next) break;
    next = after;
    line = more;
  }
  const [after, later] = lineAt(text, next);
  // Numbered titles under a bare 附件 may also be the annex's own items: a list is followed by a signature, an annex or the end.
  if (own === '' && !ending.test(after) && !organ.test(after)) return 0;
  return organ.test(after) && !ending.test(after) && later <= next ? 0 : next;
}

/** The line from `at` on, without its break, and where the next begins; at most 200 characters are looked at. */
function lineAt(text: string, at: number): [string, number] {
  const piece = text.slice(at, at + 200);
  const stop = piece.indexOf('\n');
  if (stop >= 0) return [piece.slice(0, stop), at + stop + 1];
  return [piece, Math.min(text.length, at + 200)];
}
