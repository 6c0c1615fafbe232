import { escalationFacts } from '../escalation/escalation.facts.ts';
import { issueFacts } from '../issue/issue.facts.ts';
import { IssueState } from '../issue/issue.schema.ts';
import { issueLife } from '../issue/issueLife.rules.ts';

/** 能推送的事: kinds of facts a subscription may ask for, and the state each leaves its issue in; null leaves it as it was. */
const leaves = {
  [issueFacts.registered.kind]: 'registered',
  [issueFacts.dispatched.kind]: issueLife.dispatch.to,
  [issueFacts.acknowledged.kind]: issueLife.acknowledge.to,
  [issueFacts.declined.kind]: issueLife.decline.to,
  [issueFacts.transferred.kind]: issueLife.transfer.to,
  [issueFacts.extensionGranted.kind]: null,
  [issueFacts.submitted.kind]: issueLife.submit.to,
  [issueFacts.returned.kind]: issueLife.return.to,
  [issueFacts.closed.kind]: issueLife.close.to,
  [issueFacts.rechecked.kind]: null,
  [issueFacts.reopened.kind]: issueLife.reopen.to,
  [issueFacts.disputed.kind]: null,
  [issueFacts.shelved.kind]: issueLife.shelve.to,
  [issueFacts.merged.kind]: issueLife.merge.to,
  [issueFacts.voided.kind]: issueLife.void.to,
  [issueFacts.passedOn.kind]: null,
  [escalationFacts.taken.kind]: null,
} as const satisfies Record<string, IssueState | null>;

const facts = [...Object.values(issueFacts), escalationFacts.taken];
/** In the order of the loop. 逐级督办 is what comes of 超期, step by step. */
export const webhookKinds: readonly { kind: string; says: string }[] = Object.keys(leaves).map((kind) => ({
  kind,
  says: kind === escalationFacts.taken.kind ? '超期督办' : (facts.find((fact) => fact.kind === kind)?.says ?? kind),
}));
const offered = new Set(webhookKinds.map(({ kind }) => kind));
/** A test message. */
export const webhookTest = { kind: 'webhook.tested', says: '试发' } as const;

/** A fact of an issue, as far as its place in the line matters. Ids grow with the moment, revisions with every step. */
export interface Happened {
  id: string;
  kind: string;
  at: string;
  revision: number | null;
  /** Only of an issue taken over from an old ledger. */
  state: string | null;
}

/**
 * 一件问题的先后: its facts as they happened, each with the state it left behind. Steps go by their revision, which a clock set back
 * does not turn around; what is no step stands after the last step recorded before it.
 */
export function lineOfIssue<F extends Happened>(happened: readonly F[]): (F & { left: IssueState })[] {
  const steps = happened.filter((fact) => fact.revision !== null).sort((a, b) => (a.revision ?? 0) - (b.revision ?? 0));
  const before = (fact: F) => steps.findLastIndex((step) => step.id < fact.id);
  const rest = happened.filter((fact) => fact.revision === null).sort((a, b) => (a.id < b.id ? -1 : 1));
  const line = [-1, ...steps.keys()].flatMap((at) => [
    ...steps.slice(Math.max(at, 0), at + 1),
    ...rest.filter((fact) => before(fact) === at),
  ]);
  let left: IssueState = 'registered';
  return line.map((fact) => {
    const to = fact.kind === issueFacts.imported.kind ? IssueState.safeParse(fact.state).data : leaves[fact.kind as keyof typeof leaves];
    left = to ?? left;
    return { ...fact, left };
  });
}

/** Kinds that are none one may ask for. */
export const unknownKinds = (kinds: readonly string[]): string[] => kinds.filter((kind) => !offered.has(kind));

/** 推送到哪, as it is shown: what follows the question mark may be a key of the other side. */
export const shownAddress = (address: string): string => address.replace(/[?#].*$/su, '?…');

/** What is signed, HMAC-SHA256 under the secret: the seconds since 1970, a point, and the body as it is sent. */
export const signedText = (seconds: number, body: string): string => `${seconds}.${body}`;

const [second, minute, hour, day] = [1_000, 60_000, 3_600_000, 86_400_000];
const waits = [10 * second, 30 * second, minute, 5 * minute, 15 * minute, 30 * minute, hour, 2 * hour, 4 * hour];
const longestWait = 6 * hour;
/** A receiver that is away is asked again at least this often, whatever waits for it. */
const longestRest = 5 * minute;
/** So long one delivery is tried, and a receiver that never answers is waited for. */
export const webhookPatience = 3 * day;

/** How long after a failed try, counted from 1, the next one comes. */
export const waitAfter = (attempts: number): number => waits[attempts - 1] ?? longestWait;

/** What came of one try: it arrived; the receiver will not have this one; nothing reaches the receiver. */
export type Outcome = 'delivered' | 'declined' | 'away';

/** 4xx is about this one delivery; 408, 429 and 5xx are about the receiver. A redirect is not followed and counts as declined. */
export function outcomeOf(status: number): Outcome {
  if (status >= 200 && status < 300) return 'delivered';
  return status >= 500 || status === 408 || status === 429 ? 'away' : 'declined';
}

/** A delivery and its subscription before a try; moments in milliseconds. */
export interface Trying {
  attempts: number;
  /** The first try of this delivery; null before it, and again after 恢复 or 重发. */
  firstAt: number | null;
  failures: number;
  failingSince: number | null;
  /** 试发: tried once. */
  test: boolean;
}

/** What follows from a try, for the delivery and for its subscription. */
export interface Tried extends Omit<Trying, 'test'> {
  state: 'waiting' | 'delivered' | 'dead';
  nextAt: number | null;
  /** Until then the receiver is left alone. */
  restUntil: number | null;
  /** 自动暂停: nothing has arrived for as long as this one was tried. It goes on waiting, and so does everything behind it. */
  pause: boolean;
}

/** 送过一次以后. One that the receiver alone declines dies and lets the later ones of its issue go on; for a receiver that is away all wait. */
export function afterTry({ attempts, firstAt, failures, failingSince, test }: Trying, outcome: Outcome, now: number): Tried {
  const tried = { attempts: attempts + 1, firstAt: firstAt ?? now };
  if (outcome === 'delivered')
    return { ...tried, state: 'delivered', nextAt: null, failures: 0, failingSince: null, restUntil: null, pause: false };
  if (test) return { ...tried, state: 'dead', nextAt: null, failures, failingSince, restUntil: null, pause: false };
  const wait = waitAfter(attempts + 1);
  const since = failingSince ?? now;
  const over = now + wait > tried.firstAt + webhookPatience;
  const silent = over && since <= tried.firstAt;
  const away = outcome === 'away';
  return {
    ...tried,
    state: over && !silent ? 'dead' : 'waiting',
    nextAt: over && !silent ? null : now + wait,
    failures: away ? failures + 1 : failures,
    failingSince: since,
    restUntil: away ? now + Math.min(waitAfter(failures + 1), longestRest) : null,
    pause: silent,
  };
}
