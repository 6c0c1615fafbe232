import { type Day, problem } from '../../kernel/index.ts';

export const budgetLineProblems = {
  noSuchArea: problem<{ area: string }>(
    'budgetLine.no-such-area',
    422,
    ({ area }) => `这份方案里没有领域“${area}”。从方案的领域里选，或选一件任务。`,
  ),
  otherDocument: problem('budgetLine.other-document', 422, () => '这件任务不在这份方案里，重选任务。'),
  nameTaken: problem<{ name: string }>('budgetLine.name-taken', 409, ({ name }) => `已经有经费项目“${name}”。记在那一项里，或换一个名称。`),
  future: problem<{ what: string; today: Day }>(
    'budgetLine.future',
    422,
    ({ what, today }) => `${what}的日期不能晚于今天 ${today}。到账或支出以后再记。`,
  ),
  reversedAlready: problem('budgetLine.reversed-already', 409, () => '这一笔已经冲销过，不用再冲。'),
  isReverse: problem('budgetLine.is-reverse', 409, () => '这一笔本身就是冲销，不能再冲。要恢复，重新记一笔。'),
  tooMuch: problem('budgetLine.too-much', 422, () => '累计金额超出能记的范围，核对金额单位是不是元。'),
};
