import { type Day, problem } from '../../kernel/index.ts';
import { type IssueState, issueStates } from './issue.schema.ts';

export const issueProblems = {
  wrongState: problem<{ action: string; state: IssueState; legal: string[] }>('issue.wrong-state', 409, ({ action, state, legal }) =>
    legal.length === 0
      ? `这个问题${issueStates[state]}，不能再“${action}”。`
      : `这个问题${issueStates[state]}，不能“${action}”。现在能办：${legal.join('、')}。`,
  ),
  outdated: problem('issue.outdated', 409, () => '这个问题刚有人办过一步。看一眼现在的情况再办，你填的内容还在。'),
  own: problem('issue.own', 403, () => '这个问题由你单位整改，要由别的单位办这一步。'),
  ownWords: problem('issue.own-words', 403, () => '这个问题的反馈里有你交的，要由别人核验。'),
  notYours: problem<{ unit: string }>('issue.not-yours', 403, ({ unit }) => `这个问题由${unit}整改，只有它的人能办。`),
  notReporter: problem('issue.not-reporter', 403, () => '由登记的人或交办的人来反映。要补充情况，写在留言里。'),
  beyond: problem<{ unit: string }>('issue.beyond', 403, ({ unit }) => `${unit}不在你管的范围里，不能交办给它。换一个单位，或请上级交办。`),
  noUnit: problem<{ unit: string }>('issue.no-unit', 422, ({ unit }) => `${unit || '选的单位'}已经撤销或不在本市，换一个单位。`),
  leadSupports: problem('issue.lead-supports', 422, () => '牵头单位不用再选为协助单位。'),
  noDeadline: problem('issue.no-deadline', 422, () => '定一个时限：几个工作日，或哪一天前。'),
  deadlinePast: problem<{ due: Day }>('issue.deadline-past', 422, ({ due }) => `时限 ${due} 已经过了，选今天或以后的一天。`),
  extensionPending: problem<{ until: Day }>('issue.extension-pending', 409, ({ until }) => `已申请延到 ${until}，等批复。`),
  noExtension: problem('issue.no-extension', 409, () => '没有待批的延期申请。'),
  notLater: problem<{ due: Day }>('issue.not-later', 422, ({ due }) => `要晚于现在的时限 ${due}。`),
  sameUnit: problem('issue.same-unit', 422, () => '已经由这个单位整改，选另一个单位。'),
  wantsPhoto: problem('issue.wants-photo', 422, () => '这个问题要整改后的照片。拍一张现场，再提交。'),
  doneAhead: problem<{ today: Day }>('issue.done-ahead', 422, ({ today }) => `完成的日子不能晚于今天 ${today}。`),
  noPhoto: problem('issue.no-photo', 422, () => '照片没有传上来，重新选一次再提交。'),
  outside: problem('issue.outside', 422, () => '这个坐标不在本市范围里。在图上重新点一次，或只写地点。'),
  unknownMatter: problem<{ code: string }>('issue.unknown-matter', 422, ({ code }) => `没有编码为 ${code} 的管理事项，从列表里选。`),
  intoItself: problem('issue.into-itself', 422, () => '不能并到它自己，选另一个问题。'),
  intoOver: problem<{ state: IssueState }>(
    'issue.into-over',
    409,
    ({ state }) => `要并入的问题${issueStates[state]}。选一个还在办的问题。`,
  ),
  intoBeyond: problem<{ number: number }>(
    'issue.into-beyond',
    403,
    ({ number }) => `${number} 号不由你交办，不能并到它那里。换一个问题，或请交办它的人来并。`,
  ),
  hasDuplicates: problem<{ count: number; action: string }>(
    'issue.has-duplicates',
    409,
    ({ count, action }) => `有 ${count} 个问题并到了这里，不能${action}。`,
  ),
  disputedAlready: problem('issue.disputed-already', 409, () => '已经反映过，等回头看。'),
};
