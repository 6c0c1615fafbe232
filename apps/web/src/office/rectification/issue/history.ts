import { type IssueDetail, type issueContract, issueFacts } from '@weicheng/domain/rectification';
import type { Output } from '../../../shared/api.ts';

type History = Output<typeof issueContract.read>['history'];

const tones: { readonly [says: string]: 'waiting' | 'done' | 'rebound' } = {
  [issueFacts.submitted.says]: 'waiting',
  [issueFacts.closed.says]: 'done',
  [issueFacts.rechecked.says]: 'done',
  [issueFacts.reopened.says]: 'rebound',
};

/** A fact's sentence as it reads on the issue's own page: it neither calls the issue by its name again nor repeats its verb. */
function shortened(line: string, says: string, { number, title }: Pick<IssueDetail, 'number' | 'title'>): string {
  const called = `${number} 号“${title}”`;
  const words = line.replace(`并到${called}`, '并到这里').replace(`把${called}`, '').replace(called, '');
  return words.startsWith(says) ? words.slice(says.length).replace(/^：/, '') : words;
}

/** 经过 as lines of facts. */
export const historyLines = (history: History, issue: Pick<IssueDetail, 'number' | 'title'>) =>
  history.map(({ id, at, says, line, actorName }) => ({
    id,
    at,
    says,
    actor: actorName,
    words: shortened(line, says, issue),
    tone: tones[says] ?? ('plain' as const),
  }));
