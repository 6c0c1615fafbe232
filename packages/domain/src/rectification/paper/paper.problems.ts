import { problem } from '../../kernel/index.ts';
import { type PaperKind, paperKinds } from './paper.schema.ts';

export const paperProblems = {
  severalUnits: problem<{ kind: PaperKind; units: string[] }>(
    'issuePaper.several-units',
    422,
    ({ kind, units }) =>
      `${paperKinds[kind]}一个单位一份，选的问题分属${units.slice(0, 3).join('、')}${units.length > 3 ? `等 ${units.length} 个单位` : ''}。按单位分开拟。`,
  ),
  notOut: problem<{ kind: PaperKind; numbers: number[] }>(
    'issuePaper.not-out',
    422,
    ({ kind, numbers }) => `${numbers.slice(0, 5).join('、')} 号还没有交办，不能写进${paperKinds[kind]}。先交办，或去掉。`,
  ),
  over: problem<{ kind: PaperKind; numbers: number[] }>(
    'issuePaper.over',
    422,
    ({ kind, numbers }) =>
      `${numbers.slice(0, 5).join('、')} 号已经办结，不用再${kind === 'escalationNotice' ? '督办' : '交办'}。去掉再拟。`,
  ),
  noAnswer: problem<{ numbers: number[] }>(
    'issuePaper.no-answer',
    422,
    ({ numbers }) => `${numbers.slice(0, 5).join('、')} 号还没有反馈，写不了整改报告。先反馈，或去掉。`,
  ),
  notDraft: problem('issuePaper.not-draft', 409, () => '这份公文已经发出，不能再改。写错了先撤回，再重新拟。'),
  notSender: problem('issuePaper.not-sender', 403, () => '这份公文不是你单位发的，由发文的单位撤回。'),
  notIssued: problem('issuePaper.not-issued', 409, () => '只有发出的公文能撤回。'),
  outdated: problem('issuePaper.outdated', 409, () => '这份公文刚有人改过。看一眼现在的内容再办，你填的还在。'),
  gone: problem('issuePaper.gone', 404, () => '这份公文的文件找不到了。告诉系统管理员，从备份里取回。'),
};
