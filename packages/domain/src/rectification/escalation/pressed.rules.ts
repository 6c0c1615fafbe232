import type { PostKind } from '../../organization/index.ts';
import { addWorkingDays, type LadderStep, type WorkingDays } from '../../standard/index.ts';
import { waitedDays } from '../clock/timing.rules.ts';
import type { OfficeHours } from '../clock/workingTime.rules.ts';
import type { Issue } from '../issue/issue.schema.ts';
import { turnOfIssue } from '../issue/issueLife.rules.ts';

type Pressed = Pick<Issue, 'state' | 'due' | 'timing' | 'extension'>;

/**
 * 从哪天起督办: the due day of an issue its unit owes now, later by the working days the verifier took: they are not pressed out of the unit. Null
 * where nothing is owed or its clock stands.
 */
export function pressedFrom({ state, due, timing, extension }: Pressed, hours: OfficeHours, calendar: WorkingDays): Issue['due'] {
  const turn = turnOfIssue[state];
  if (due === null || extension !== null || (turn !== 'owed' && turn !== 'shelved')) return null;
  return timing === null ? due : addWorkingDays(calendar, due, waitedDays(timing, hours, calendar));
}

/** 报给谁: which posts of the unit, the first kind that is filled; where none is, everybody of the unit. `above` besides: the city's leaders and its office. */
export const escalationTells: Readonly<Record<LadderStep['key'], { posts: readonly PostKind[]; above: boolean }>> = {
  urge: { posts: ['liaison', 'clerk'], above: false },
  deputy: { posts: ['deputyHead', 'unitHead'], above: false },
  head: { posts: ['unitHead', 'deputyHead'], above: false },
  notice: { posts: ['unitHead', 'deputyHead'], above: true },
  bulletin: { posts: ['unitHead', 'deputyHead'], above: true },
};

/** Who of a unit's people hears of a step. */
export function toldOf(key: LadderStep['key'], posts: readonly { personId: string; kind: PostKind }[]): string[] {
  const filled = escalationTells[key].posts.find((kind) => posts.some((post) => post.kind === kind));
  return [...new Set(posts.filter(({ kind }) => filled === undefined || kind === filled).map(({ personId }) => personId))];
}

/** 一封通知 for all that a person hears of one step at once. `paper`: the paper this step wants, to whoever may draw it up; it waits on the page of papers. */
export function escalationNotice(name: string, issues: readonly { id: string; title: string; unitName: string }[], paper?: string) {
  const [first] = issues;
  if (paper) {
    const what = issues.length === 1 && first ? `${first.unitName}的“${first.title}”` : `${issues.length} 个问题`;
    return { title: `${name}：${what}到期没有整改`, body: `${paper}可以拟了，在公文页上一点就有草稿`, link: '/papers' };
  }
  if (issues.length === 1 && first)
    return { title: `${name}：${first.title}`, body: `${first.unitName}到期没有整改`, link: `/issues/${first.id}` };
  const titles = issues.slice(0, 3).map(({ title }) => title);
  return {
    title: `${name}：${issues.length} 个问题到期没有整改`,
    body: `${titles.join('、')}${issues.length > titles.length ? ' 等' : ''}`,
    link: '/issues?turn=owed',
  };
}
