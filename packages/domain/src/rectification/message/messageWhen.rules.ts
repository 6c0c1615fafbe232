import { addDays, Day } from '../../kernel/index.ts';
import type { Span } from '../../plan/index.ts';

/** A deadline as the message has it. */
export interface MessageDeadline {
  span: Span;
  sure: boolean;
  due: Day | null;
  workingDays: number | null;
  doubt: string | null;
}

const small = '一二三四五六七八九十';
const count = (written: string): number =>
  /^\d/u.test(written) ? Number(written) : written === '两' ? 2 : written === '半' ? 0.5 : small.indexOf(written) + 1;

/** The hour, if one is said: it is not kept as a deadline, days are. */
const hour = '(?:(?:上午|中午|下午|晚上|晚|早上)?(?:\\d{1,2}(?::\\d{2}|[点时](?:半|\\d{1,2}分?)?))?|下班|天黑)';
const by = '(?:之前|以前|前|之内|以内|内|完成|整改|处理|清理|清运|落实|反馈|报)';
const days: Readonly<Record<string, number>> = { 今: 0, 当: 0, 明: 1, 后: 2, 大后: 3 };

const shapes: readonly { pattern: RegExp; read: (m: RegExpMatchArray, today: Day) => Omit<MessageDeadline, 'span'> | null }[] = [
  {
    pattern: new RegExp(`(大后|今|当|明|后)[天日](${hour})${by}`, 'gu'),
    read: (m, today) => on(addDays(today, days[m[1] ?? ''] ?? 0), m[2]),
  },
  {
    pattern: /(?:限|在)? ?(\d{1,2}|[一两二三四五六七八九十]) ?个?工作日(?:之内|以内|内|完成|整改|处理)/gu,
    read: (m) => ({ sure: true, due: null, workingDays: Math.max(1, count(m[1] ?? '1')), doubt: null }),
  },
  {
    pattern: /(?:限|在)? ?(\d{1,2}|[一两二三四五六七八九十半]) ?(天|日|个?小时|h|周|个?星期)(?:之内|以内|内|完成|整改|处理)/gu,
    read: (m, today) => {
      const n = count(m[1] ?? '1');
      const unit = m[2] ?? '';
      const later = /时|h/u.test(unit) ? Math.floor(n / 24) : /周|期/u.test(unit) ? n * 7 : Math.floor(n);
      return {
        ...on(addDays(today, later), ''),
        doubt: /时|h/u.test(unit) && n % 24 !== 0 ? `时限按天记，“${m[0]}”记作 ${addDays(today, later)}` : null,
      };
    },
  },
  {
    pattern: new RegExp(`(?:(\\d{4})[年./-])?(\\d{1,2})[月./-](\\d{1,2})[日号]?(${hour})${by}`, 'gu'),
    read: (m, today) => dated(m[1], Number(m[2]), Number(m[3]), today, m[4]),
  },
  {
    pattern: new RegExp(`(?<![\\d月./-])(\\d{1,2})[日号](${hour})(?:之前|以前|前)`, 'gu'),
    read: (m, today) => {
      const month = Number(today.slice(5, 7)) + (Number(m[1]) < Number(today.slice(8)) ? 1 : 0);
      return dated(undefined, month > 12 ? 1 : month, Number(m[1]), today, m[2]);
    },
  },
  {
    pattern: new RegExp(`(本|这|下)?个?(?:周|星期|礼拜)([一二三四五六日天末])(${hour})${by}`, 'gu'),
    read: (m, today) => {
      const monday = addDays(today, -((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7));
      const weekday = '日天末'.includes(m[2] ?? '') ? 6 : small.indexOf(m[2] ?? '');
      return on(addDays(monday, weekday + (m[1] === '下' ? 7 : 0)), m[3]);
    },
  },
  {
    pattern: /(?:本月底|月底)(?:之前|以前|前)/gu,
    read: (_m, today) => {
      const next = addDays(`${today.slice(0, 7)}-28` as Day, 4);
      return on(addDays(next, -Number(next.slice(8))), '');
    },
  },
  {
    pattern: /立行立改|(?:立即|立刻|马上|即刻|现在就?) ?(?:整改|处理|清理|清运|清除|解决|落实)/gu,
    read: (m, today) => ({ sure: false, due: today, workingDays: null, doubt: `“${m[0]}”按今天 ${today} 算` }),
  },
];

const on = (due: Day, said: string | undefined): Omit<MessageDeadline, 'span'> => ({
  sure: true,
  due,
  workingDays: null,
  doubt: said && /\d/u.test(said) ? `时限按天记，“${said}”写在情况里` : null,
});

function dated(year: string | undefined, month: number, date: number, today: Day, said: string | undefined) {
  const pad = (n: number) => String(n).padStart(2, '0');
  const own = Day.safeParse(`${year ?? today.slice(0, 4)}-${pad(month)}-${pad(date)}`).data;
  if (!own) return null;
  if (year !== undefined || own >= today) return on(own, said);
  // 12 月底写的 1 月 5 日是明年的；十月里写的九月多半是写错了
  const next = Day.safeParse(`${Number(today.slice(0, 4)) + 1}-${pad(month)}-${pad(date)}`).data;
  return next && next <= addDays(today, 92) ? on(next, said) : { ...on(own, said), sure: false };
}

/** 时限 in a passage; when something was found is none. The first one that can be read. */
export function deadlineIn(plain: string, { start, end }: Span, today: Day): MessageDeadline | null {
  for (const { pattern, read } of shapes)
    for (const m of plain.slice(start, end).matchAll(pattern)) {
      const deadline = read(m, today);
      if (!deadline) continue;
      const span = { start: start + m.index, end: start + m.index + m[0].length };
      const past = deadline.due !== null && deadline.due < today;
      return { ...deadline, span, sure: deadline.sure && !past, doubt: past ? `时限 ${deadline.due} 已经过了` : deadline.doubt };
    }
  return null;
}
