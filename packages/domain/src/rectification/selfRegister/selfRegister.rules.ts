import { headOf } from '../../kernel/index.ts';
import { IssueTitle } from '../issue/issue.schema.ts';

/** An overdue share of a task, as its fact tells it. */
export interface OverdueShare {
  assignmentId: string;
  path: string;
  title: string;
  unitName: string;
  due: string;
}

/** 超期的任务 as an issue: its words, and where it came from. */
export const issueOfTask = (taskId: string, { path, title, unitName, due }: OverdueShare) => ({
  title: IssueTitle.parse(headOf(`任务超期：${title}`.replace(/\s+/g, ' '), 80)),
  text: `${unitName}的任务“${path} ${title}”时限 ${due}，到期没有办结。`,
  severity: 'major' as const,
  says: `${unitName}的任务“${title}”超期`,
  link: `/plan/tasks/${taskId}`,
});
