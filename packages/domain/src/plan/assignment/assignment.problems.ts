import { type Day, problem } from '../../kernel/index.ts';
import { type AssignmentState, assignmentStates } from './assignment.schema.ts';

export const assignmentProblems = {
  wrongState: problem<{ action: string; state: AssignmentState }>(
    'assignment.wrong-state',
    409,
    ({ action, state }) => `这件任务${assignmentStates[state]}，现在不能“${action}”。`,
  ),
  outdated: problem('assignment.outdated', 409, () => '这件任务刚有人办过一步。看一眼现在的情况再办，你填的内容还在。'),
  onlySupporting: problem('assignment.only-supporting', 409, () => '本单位是协助单位，由牵头单位反馈。可以报进展。'),
  own: problem('assignment.own', 403, () => '任务由你单位完成，要由别的单位核验。'),
  ownWords: problem('assignment.own-words', 403, () => '这次反馈是你交的，要由别人核验。'),
  ownRequest: problem('assignment.own-request', 403, () => '这次延期是你申请的，要由别人批。'),
  beyond: problem<{ unit: string }>(
    'assignment.beyond',
    403,
    ({ unit }) => `${unit}不在你管的范围里，不能改派给它。换一个单位，或请上级改派。`,
  ),
  taskVoid: problem('assignment.task-void', 409, () => '任务已作废，不用再办。'),
  notYours: problem<{ unit: string }>('assignment.not-yours', 403, ({ unit }) => `这件任务由${unit}承办，只有它的人能办。`),
  extensionPending: problem<{ until: Day }>('assignment.extension-pending', 409, ({ until }) => `已申请延到 ${until}，等批复。`),
  noExtension: problem('assignment.no-extension', 409, () => '没有待批的延期申请。'),
  noDue: problem('assignment.no-due', 409, () => '这件任务没有时限，不用申请延期。'),
  notLater: problem<{ due: Day }>('assignment.not-later', 422, ({ due }) => `延期要晚于现在的时限 ${due}。`),
  past: problem('assignment.past', 422, () => '延到的日子已经过了，选今天以后的一天。'),
  lessProgress: problem<{ progress: number }>(
    'assignment.less-progress',
    422,
    ({ progress }) => `上次报的是 ${progress}%，不能往回报。写明情况即可，进度不变。`,
  ),
  sameUnit: problem('assignment.same-unit', 422, () => '已经由这个单位承办，选另一个单位。'),
  already: problem<{ unit: string }>('assignment.already', 409, ({ unit }) => `${unit}已经在承办这件任务，不用再派。`),
  noEvidence: problem('assignment.no-evidence', 422, () => '佐证文件没有传上来，重新选一次文件再提交。'),
};
