import { type Day, dayOf, type Problem } from '../../kernel/index.ts';
import { dayWords } from '../../plan/index.ts';
import type { Issue, IssueState } from '../issue/issue.schema.ts';
import { paperProblems } from './paper.problems.ts';
import type { PaperContent, PaperFields, PaperIssue, PaperKind } from './paper.schema.ts';

/** One unit, one paper; only 问题清单 holds several units' issues. */
export const isForOneUnit = (kind: PaperKind): boolean => kind !== 'issueList';

const isOver: ReadonlySet<IssueState> = new Set(['closed', 'merged', 'void']);

type Chosen = Pick<Issue, 'number' | 'state' | 'leadUnitId' | 'submittedAt'> & { leadUnitName: string };

/** 能不能拟: what stands against these issues in one paper of this kind. */
export function mayNotStandIn(kind: PaperKind, issues: readonly Chosen[]): Problem | undefined {
  if (kind === 'issueList') return undefined;
  const out = numbersOf(issues, ({ leadUnitId }) => leadUnitId === null);
  if (out.length > 0) return paperProblems.notOut({ kind, numbers: out });
  const units = [...new Map(issues.map(({ leadUnitId, leadUnitName }) => [leadUnitId, leadUnitName])).values()];
  if (units.length > 1) return paperProblems.severalUnits({ kind, units });
  if (kind === 'rectificationReport') {
    const numbers = numbersOf(issues, ({ submittedAt }) => submittedAt === null);
    return numbers.length > 0 ? paperProblems.noAnswer({ numbers }) : undefined;
  }
  const over = numbersOf(issues, ({ state }) => isOver.has(state));
  return over.length > 0 ? paperProblems.over({ kind, numbers: over }) : undefined;
}

const numbersOf = (issues: readonly Chosen[], holds: (issue: Chosen) => boolean): number[] =>
  issues.filter(holds).map(({ number }) => number);

/**
 * 字号: `创卫办函〔2026〕12号` with the office's 机关代字 (GB/T 9704-2012: six-cornered brackets, the year whole, no leading zero), else the plain
 * number of a form.
 */
export const numberOfPaper = (mark: string, year: number, number: number): string =>
  mark === '' ? `${year}年第${number}号` : `${mark}〔${year}〕${number}号`;

/** Whether a paper carries a red head: 通知 and 报告 with a number of the office. A form never does. */
export const hasRedHead = ({ kind, fields }: Pick<PaperContent, 'kind' | 'fields'>): boolean =>
  fields.mark !== '' && (kind === 'rectificationNotice' || kind === 'rectificationReport');

/** Who draws up, for whom, and where one can ask. */
export interface PaperAround {
  office: string;
  unit: string;
  today: Day;
  /** 通报 */
  bulletin?: boolean;
  /** What comes next if it stays as it is; null when nothing does. */
  next: string | null;
}

/** 代拟: how a paper begins before a clerk has touched it. Words are ours; the office changes what it likes. */
export function draftFields(
  kind: PaperKind,
  issues: readonly PaperIssue[],
  { office, unit, today, next, bulletin }: PaperAround,
): PaperFields {
  const count = issues.length;
  const [first] = issues;
  const subject = count === 1 && first ? `“${first.title}”` : `${count} 个问题`;
  const dues = [...new Set(issues.flatMap(({ due }) => (due ? [due] : [])))].sort();
  const by = dues.length === 1 && dues[0] ? `${dayWords(dues[0])}前` : '各自时限前';
  const base = { mark: '', contact: '', signer: '', copies: '', issuer: office, addressee: unit };
  switch (kind) {
    case 'dispatchNotice':
      return {
        ...base,
        title: '问题整改交办单',
        opening: `以下 ${count} 个问题交由你单位牵头整改。`,
        requirement: `${by}整改到位，在系统里反馈整改情况${issues.some(({ photos }) => photos.length > 0) ? '和整改后照片' : ''}。\n不归你单位管的，签收前退单并写明理由和建议的单位。\n整改后由交办方核验，核验通过才销号；销号后还会回头看。`,
      };
    case 'escalationNotice': {
      const late = issues.filter(({ overdueDays }) => overdueDays > 0).length;
      return {
        ...base,
        title: '问题整改督办单',
        opening:
          late > 0
            ? `你单位牵头的以下 ${count} 个问题，到 ${dayWords(today)} 有 ${late} 个超过时限。现予督办。`
            : `你单位牵头的以下 ${count} 个问题还没有整改到位。现予督办。`,
        requirement: `收到后由单位负责人过问，查明没有按时整改的原因，尽快整改并反馈。${next ? `\n再没有进展的：${next}。` : ''}`,
      };
    }
    case 'rectificationNotice':
      return {
        ...base,
        title: `关于限期整改${subject}的通知`,
        opening: `${first && count === 1 ? `${dayWords(first.found)}` : '近期'}检查发现，你单位负责的以下问题需要整改。现将有关事项通知如下。`,
        requirement: `一要逐项整改，${by}完成。\n二要举一反三，同类地方一并检查。\n三要按时反馈，整改情况和照片报${office}。`,
      };
    case 'rectificationReport':
      return {
        ...base,
        issuer: unit,
        addressee: office,
        title: `关于${subject}整改情况的报告`,
        opening: `你办交办的 ${count} 个问题，我单位已经整改。现将情况报告如下。`,
        requirement: '问题发生的原因：\n防止再发生的做法：',
      };
    case 'issueList':
      if (bulletin)
        return {
          ...base,
          addressee: '各责任单位',
          title: '超期未整改问题通报',
          opening: `到 ${dayWords(today)}，以下 ${count} 个问题超过时限没有整改到位，现予通报。责任单位抓紧整改，整改后在系统里反馈。`,
          requirement: '',
        };
      return { ...base, addressee: '各责任单位', title: '问题清单', opening: '', requirement: '' };
  }
}

/** The day a moment falls on, for a paper. */
export const dayOfMoment = (moment: string): Day => dayOf(Date.parse(moment));
