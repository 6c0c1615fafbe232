import { problem } from '../../kernel/index.ts';
import { type IssueState, issueStates } from '../issue/issue.schema.ts';

export const sweepProblems = {
  noPlaces: problem('sweep.no-places', 409, () => '没有同类点位可查。换一类点位，或选几个单位自查。'),
  tooMany: problem<{ count: number; most: number }>(
    'sweep.too-many',
    409,
    ({ count, most }) => `一共 ${count} 处，一次最多部署 ${most} 处。选几个街道，分几次部署。`,
  ),
  over: problem<{ state: IssueState }>('sweep.over', 409, ({ state }) => `这个问题${issueStates[state]}，不再由它举一反三。`),
  duePast: problem('sweep.due-past', 422, () => '查完的日子已经过了，选今天或以后的一天。'),
  answered: problem('sweep.answered', 409, () => '这一处已经报过了。'),
  noteWanted: problem('sweep.note-wanted', 422, () => '发现了什么，写一句。'),
  notYours: problem<{ unit: string }>('sweep.not-yours', 403, ({ unit }) => `这一处由${unit}排查，由它或它的上级报。`),
};
