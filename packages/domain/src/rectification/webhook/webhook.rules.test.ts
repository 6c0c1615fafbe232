import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterTry,
  type Happened,
  lineOfIssue,
  outcomeOf,
  type Trying,
  unknownKinds,
  waitAfter,
  webhookKinds,
  webhookPatience,
} from './webhook.rules.ts';

const fact = (id: string, kind: string, revision: number | null, state: string | null = null): Happened => ({
  id,
  kind: `issue.${kind}`,
  at: id,
  revision,
  state,
});
const fresh: Trying = { attempts: 0, firstAt: null, failures: 0, failingSince: null, test: false };

/** One delivery tried as often as it asks for, by what the receiver does each time; other deliveries arrive at `otherwise`. */
function walk(outcome: (at: number) => ReturnType<typeof outcomeOf>, otherwise: readonly number[] = []) {
  let trying = fresh;
  const steps: { at: number; state: string; pause: boolean }[] = [];
  for (let at = 0; ; ) {
    const tried = afterTry(trying, outcome(at), at);
    steps.push({ at, state: tried.state, pause: tried.pause });
    if (tried.state !== 'waiting' || tried.pause || tried.nextAt === null || steps.length > 100) return steps;
    const next = Math.max(tried.nextAt, tried.restUntil ?? 0);
    const arrived = otherwise.some((moment) => moment > at && moment <= next);
    trying = { ...trying, ...tried, ...(arrived ? { failures: 0, failingSince: null } : {}) };
    at = next;
  }
}

describe('推送', () => {
  it('offers what happens to an issue, each kind once and in words', () => {
    expect(webhookKinds.find(({ kind }) => kind === 'issue.escalated')?.says).toBe('超期督办');
    for (const { kind, says } of webhookKinds)
      expect([kind, says]).toEqual([expect.stringMatching(/^issue\.\w+$/), expect.stringMatching(/\p{Script=Han}/u)]);
    expect(unknownKinds(['issue.closed', 'issue.commented', 'account.opened'])).toEqual(['issue.commented', 'account.opened']);
  });

  it('keeps the order of steps when a clock was set back, and says what state each left', () => {
    const line = lineOfIssue([
      fact('3', 'registered', 0),
      fact('2', 'dispatched', 1),
      fact('4', 'acknowledged', 2),
      fact('5', 'escalated', null),
      fact('6', 'submitted', 3),
    ]);
    expect(line.map(({ kind, left }) => `${kind.slice(6)} ${left}`)).toEqual([
      'registered registered',
      'dispatched dispatched',
      'acknowledged rectifying',
      'escalated rectifying',
      'submitted submitted',
    ]);
    expect(lineOfIssue([fact('1', 'imported', 0, 'closed'), fact('2', 'rechecked', 1)]).map(({ left }) => left)).toEqual([
      'closed',
      'closed',
    ]);
  });

  it('loses none of the facts and turns no two steps around, whatever the order they are read in', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(999), { maxLength: 12 }),
        fc.array(fc.nat(999), { maxLength: 4 }),
        fc.infiniteStream(fc.nat()),
        (ids, others, chance) => {
          const facts = [
            ...ids.map((id, revision) => fact(`a${String(id).padStart(4, '0')}`, 'dispatched', revision)),
            ...others.map((id, n) => fact(`a${String(id).padStart(4, '0')}x${n}`, 'escalated', null)),
          ];
          const shuffled = facts
            .map((one) => [chance.next().value, one] as const)
            .sort(([a], [b]) => Number(a) - Number(b))
            .map(([, one]) => one);
          const line = lineOfIssue(shuffled);
          expect(line.map(({ id }) => id).sort()).toEqual(facts.map(({ id }) => id).sort());
          const revisions = line.flatMap(({ revision }) => (revision === null ? [] : [revision]));
          expect(revisions).toEqual([...revisions].sort((a, b) => a - b));
          expect(lineOfIssue(facts)).toEqual(line);
        },
      ),
    );
  });

  it('tells a receiver that declines one from a receiver that is away', () => {
    expect([200, 204, 301, 400, 401, 404, 408, 410, 429, 500, 503].map(outcomeOf)).toEqual([
      'delivered',
      'delivered',
      'declined',
      'declined',
      'declined',
      'declined',
      'away',
      'declined',
      'away',
      'away',
      'away',
    ]);
  });

  it('waits longer each time and never longer than six hours', () => {
    const waits = Array.from({ length: 40 }, (_, n) => waitAfter(n + 1));
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect([waits[0], waits.at(-1)]).toEqual([10_000, 6 * 3_600_000]);
  });

  it('arrives at last, or dies after three days if others arrived meanwhile, or stands if none did', () => {
    const last = (steps: ReturnType<typeof walk>) => steps.at(-1);
    expect(last(walk((at) => (at > 3_600_000 ? 'delivered' : 'away')))).toMatchObject({ state: 'delivered', pause: false });
    expect(last(walk(() => 'declined', [3_600_000]))).toMatchObject({ state: 'dead', pause: false });
    for (const steps of [walk(() => 'away'), walk(() => 'declined')]) {
      expect(last(steps)).toMatchObject({ state: 'waiting', pause: true });
      expect(last(steps)?.at).toBeLessThanOrEqual(webhookPatience);
      expect(last(steps)?.at).toBeGreaterThan(webhookPatience - 7 * 3_600_000);
    }
  });

  it('leaves alone a receiver that is away, at most five minutes, and tries a test once', () => {
    for (let failures = 0; failures < 50; failures++) {
      const { restUntil } = afterTry({ ...fresh, failures }, 'away', 0);
      expect(restUntil).toBe(Math.min(waitAfter(failures + 1), 300_000));
    }
    expect(afterTry(fresh, 'declined', 0)).toMatchObject({ restUntil: null, failures: 0, nextAt: 10_000 });
    expect(afterTry({ ...fresh, test: true, failures: 3, failingSince: 1 }, 'away', 9)).toMatchObject({
      state: 'dead',
      nextAt: null,
      failures: 3,
      failingSince: 1,
      pause: false,
    });
  });
});
