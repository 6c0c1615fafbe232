import { anActor, anIssue } from '@weicheng/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Actor, addDays, type Day, dayOf, stepsFrom } from '../../kernel/index.ts';
import type { UnitId } from '../../organization/index.ts';
import { openCalendar } from '../../standard/index.ts';
import { type AlbumPhoto, mergedAlbum, withPhotos } from '../photo/album.rules.ts';
import { issueRefusal } from './issue.policy.ts';
import { advanced, type Deed, deadlineOf, issueStretches, urgencyOfIssue, whyNotDeed, whyNotStep } from './issue.rules.ts';
import { type Issue, IssueState } from './issue.schema.ts';
import { type IssueAction, issueActions, issueBegins, issueLife, legalNow, turnOfIssue } from './issueLife.rules.ts';

const calendar = openCalendar();
const unitOf = (n: number) => `00000000-0000-4000-8000-00000000000${n}` as UnitId;
const [root, own, other, office] = [unitOf(1), unitOf(2), unitOf(3), unitOf(4)] as [UnitId, UnitId, UnitId, UnitId];
const all = ['issue.register', 'issue.dispatch', 'issue.answer', 'issue.verify'] as const;
const at = (unit: string) => Object.fromEntries(all.map((permission) => [permission, [unit]]));

/** The people of the walk: two who collect every right there is, wherever they sit, so that only 回避 can stop them. */
const people: readonly Actor[] = [
  { ...anActor({ name: '办公室甲', grants: at(root) }), unitId: office },
  { ...anActor({ name: '办公室乙', grants: { ...at(root), 'issue.answer': [office] } }), unitId: office },
  { ...anActor({ name: '城管局甲', grants: { 'issue.answer': [own] } }), unitId: own },
  { ...anActor({ name: '城管局乙', grants: { ...at(root), 'issue.answer': [own] } }), unitId: own },
  { ...anActor({ name: '住建局', grants: { 'issue.answer': [other] } }), unitId: other },
  { ...anActor({ name: '督查员', grants: { 'issue.register': [root], 'issue.verify': [root] } }), unitId: office },
  { ...anActor({ name: '领导', grants: { 'issue.dispatch': [root], 'issue.verify': [root] } }), unitId: root },
];
const standing = ({ leadUnitId }: Issue) => ({ path: leadUnitId === null ? [root, office] : [root, leadUnitId], leadUnitName: '某局' });

/** One throw of the dice for every step: cheap to throw, so that ten thousand walks take seconds. */
const throws = fc.array(fc.nat(2 ** 30 - 1), { minLength: 30, maxLength: 40 });

/** What the clock counts out: three working days, the acknowledgement within four hours. */
const limits = {
  reaction: { count: 4, unit: 'workingHours' },
  handling: { count: 3, unit: 'workingDays' },
  dueSoon: { days: 1, hours: 4 },
} as const;

/** What a throw means where an issue stands: mostly a step of the table, one in eight any at all; ends are rarer, so that walks are long. */
function rollOf(dice: number, state: IssueState) {
  const bits = (from: number, count: number) => (dice >> from) & (2 ** count - 1);
  const table = stepsFrom<IssueState, IssueAction>(issueLife, state).filter(
    (action) => bits(0, 3) === 1 || !['merge', 'void'].includes(action),
  );
  const from = bits(0, 3) === 0 || table.length === 0 ? issueActions : table;
  return {
    action: from[bits(3, 5) % from.length] as IssueAction,
    who: bits(8, 4) % people.length,
    moved: bits(12, 2) === 0,
    days: bits(14, 5) - 2,
    hours: bits(19, 8) - 50,
    n: bits(27, 2),
  };
}
type Roll = ReturnType<typeof rollOf>;

function deedOf({ action, days, n }: Roll, today: Day): Deed {
  const until = addDays(today, days);
  const deadline = { ...(deadlineOf({ due: until }, today, calendar) as { due: Day; deadlineRule: never }), limits };
  const units = [own, other, office] as const;
  const leadUnitId = units[n % 3] as UnitId;
  const brought = {
    leadUnitId,
    supportingUnitIds: n === 3 ? [units[1], leadUnitId] : n === 2 ? [units[0]] : [],
    deadline,
    reason: '原因',
    opinion: '',
    text: '清掉了',
    plan: '年底前改造',
    until,
    doneOn: addDays(today, Math.min(days, 1)),
    photos: n,
    into: n === 0 ? { id: 'another', state: 'rectifying' } : { id: 'another', state: 'closed' },
  };
  return { ...brought, action } as unknown as Deed;
}

/** Everything that was really done on a walk. */
interface Done {
  before: Issue;
  after: Issue;
  deed: Deed;
  actor: Actor;
}
function walk(begin: Issue, rolls: readonly number[]): Done[] {
  let issue = begin;
  let now = Date.parse(begin.registeredAt);
  const done: Done[] = [];
  for (const dice of rolls) {
    const one = rollOf(dice, issue.state);
    now += one.hours * 3600_000;
    const person = people[one.who] as Actor;
    const actor = one.moved ? { ...person, unitId: office } : person;
    const deed = deedOf(one, dayOf(now));
    if (issueRefusal(actor, deed.action, issue, standing(issue)) ?? whyNotDeed(issue, deed, dayOf(now))) continue;
    const after = advanced(issue, deed, actor, new Date(now).toISOString());
    done.push({ before: issue, after, deed, actor });
    issue = after;
  }
  return done;
}

const ends: readonly IssueState[] = ['merged', 'void'];

/** 相册 after a step; a photo that is gone, changed, miscounted or lost in a merge stops the walk. */
function albumAfter(album: readonly AlbumPhoto[], deed: Deed, after: Issue): readonly AlbumPhoto[] {
  const brought = 'photos' in deed ? Array.from({ length: deed.photos }, (_, n) => `${after.revision}.${n}`) : [];
  const next = withPhotos(album, deed.action, brought, after.revision);
  if (album.some((photo, n) => next[n] !== photo)) throw new Error('a photo disappeared or moved');
  const count = (kind: AlbumPhoto['kind']) => next.filter((photo) => photo.kind === kind).length;
  if (count('before') !== after.photosBefore || count('after') !== after.photosAfter) throw new Error('a photo is miscounted');
  const other = withPhotos([], 'register', ['other'], 0);
  if (deed.action === 'merge' && mergedAlbum(other, [next]).length !== next.length + 1) throw new Error('a merge lost a photo');
  return next;
}

describe('整改闭环', () => {
  it('leads to every state from 待交办, and out of each but the two where it ends', () => {
    const reached = new Set<IssueState>([issueBegins]);
    for (const state of reached)
      for (const action of stepsFrom<IssueState, IssueAction>(issueLife, state)) reached.add(issueLife[action].to ?? state);
    expect([...reached].sort()).toEqual([...IssueState.options].sort());
    for (const state of IssueState.options) {
      const out = stepsFrom<IssueState, IssueAction>(issueLife, state).some((action) => ![null, state].includes(issueLife[action].to));
      expect(out, state).toBe(!ends.includes(state));
    }
  });

  it('leads to 销号 from every state that is no end', () => {
    const leads = new Set<IssueState>(['closed']);
    for (let before = 0; before !== leads.size; ) {
      before = leads.size;
      for (const { from, to } of Object.values(issueLife)) if (to !== null && leads.has(to)) for (const state of from) leads.add(state);
    }
    expect(IssueState.options.filter((state) => !leads.has(state))).toEqual(ends);
  });

  it('closes nothing that was not submitted, and moves nothing closed but by a look back', () => {
    expect(issueActions.filter((action) => issueLife[action].to === 'closed')).toEqual(['close']);
    expect(issueLife.close.from).toEqual(['submitted']);
    expect(stepsFrom<IssueState, IssueAction>(issueLife, 'closed')).toEqual(['recheck', 'reopen', 'dispute']);
  });

  it('names what can be done instead of what cannot', () => {
    const no = whyNotStep(anIssue({ state: 'submitted' }), 'submit');
    expect(no).toMatchObject({ code: 'issue.wrong-state', status: 409, details: { legal: ['退回', '核验通过，销号'] } });
    expect(no?.message).toBe('这个问题待核验，不能“反馈”。现在能办：退回、核验通过，销号。');
    expect(legalNow('void')).toEqual([]);
  });
});

describe('任意走', () => {
  const reached = new Set<IssueState>();
  const taken = new Set<IssueAction>();

  it('10,000 walks: nobody verifies his own, the clock never runs back, no photo and no count gets lost', () => {
    fc.assert(
      fc.property(throws, fc.boolean(), (rolls, wantsPhoto) => {
        const begin = anIssue({ wantsPhoto, photosBefore: 1, registrarUnitId: office, registeredById: people[5]?.personId ?? null });
        const submitted = new Set<string>();
        let album = withPhotos([], 'register', ['0.0'], 0);
        for (const { before, after, deed, actor } of walk(begin, rolls)) {
          reached.add(after.state);
          taken.add(deed.action);
          if (deed.action === 'submit') submitted.add(actor.personId);
          if (['return', 'close', 'recheck', 'reopen', 'grantExtension', 'refuseExtension'].includes(deed.action)) {
            if (submitted.has(actor.personId)) throw new Error(`${actor.name} verifies what he submitted`);
            if ([before.leadUnitId, ...before.supportingUnitIds].includes(actor.unitId as UnitId))
              throw new Error('the unit verifies its own');
          }
          if (['shelve', 'merge', 'void'].includes(deed.action) && before.leadUnitId === actor.unitId)
            throw new Error('a unit rid itself of it');
          if (before.state === 'closed' && !['recheck', 'reopen', 'dispute'].includes(deed.action)) throw new Error('a closed issue moved');
          if (ends.includes(before.state)) throw new Error('an end was left');
          if (after.movedAt < before.movedAt) throw new Error('the clock ran back');
          for (const count of [
            'photosBefore',
            'photosAfter',
            'returns',
            'reopenings',
            'declines',
            'rechecks',
            'extensions',
            'duplicates',
          ] as const)
            if (after[count] < before[count]) throw new Error(`${count} fell`);
          if (after.revision !== before.revision + 1) throw new Error('a step left no mark');
          album = albumAfter(album, deed, after);
          if (['owed', 'shelved'].includes(turnOfIssue[after.state]) && (after.leadUnitId === null || after.due === null))
            throw new Error('owed by nobody or at no day');
          if (deed.action === 'submit' && wantsPhoto && after.photosAfter === before.photosAfter)
            throw new Error('submitted without a photo');
          if (after.extension !== null && turnOfIssue[after.state] !== 'owed')
            throw new Error('an extension is asked for what is not owed');
          const brought = 'photos' in deed ? deed.photos : 0;
          if (after.photosAfter - before.photosAfter !== (deed.action === 'submit' ? brought : 0))
            throw new Error('photos of after are not those brought');
          if (after.photosBefore - before.photosBefore !== (deed.action === 'reopen' ? brought : 0))
            throw new Error('photos of before are not those brought');
          for (const moment of ['dispatchedAt', 'acknowledgedAt', 'submittedAt', 'closedAt', 'disputedAt'] as const)
            if (after[moment] !== before[moment] && after[moment] !== null && after[moment] !== after.movedAt)
              throw new Error(`${moment} is not the moment of its step`);
          const later = [
            'requestExtension',
            'grantExtension',
            'refuseExtension',
            'acknowledge',
            'submit',
            'return',
            'close',
            'recheck',
            'dispute',
          ];
          if (later.includes(deed.action) && before.due !== null && (after.due ?? '') < before.due)
            throw new Error('the day came nearer by itself');
          const heard = after.timing?.events ?? [];
          if (heard.some(({ at }, i) => at < (heard[i - 1]?.at ?? 0))) throw new Error('the clock of the issue ran back');
          const known = before.timing?.events ?? [];
          if (heard.length > 1 && known.some(({ step, at }, i) => heard[i]?.step !== step || heard[i]?.at !== at))
            throw new Error('the clock of the issue forgot a step');
          if (before.state === 'closed' && deed.action !== 'reopen')
            for (const kept of [
              'leadUnitId',
              'due',
              'submittedAt',
              'closedAt',
              'photosBefore',
              'photosAfter',
              'returns',
              'timing',
            ] as const)
              if (after[kept] !== before[kept]) throw new Error(`${kept} of a closed issue changed`);
          const { from, to } = issueStretches[turnOfIssue[after.state]];
          const urgency = urgencyOfIssue(after);
          if (urgency < from || urgency > to) throw new Error(`urgency ${urgency} of ${after.state} lies outside`);
        }
      }),
      { numRuns: 10_000 },
    );
  }, 120_000);

  it('came through every state and took every action there is', () => {
    expect([...reached, issueBegins].filter((state, i, list) => list.indexOf(state) === i).sort()).toEqual([...IssueState.options].sort());
    expect([...taken].sort()).toEqual([...issueActions].sort());
  });

  it('has no dead end: wherever a walk stopped, the people at work bring the issue to 销号, and what was closed back into the loop', () => {
    const towards: Partial<Record<IssueState, IssueAction>> = {
      registered: 'dispatch',
      declined: 'dispatch',
      reopened: 'dispatch',
      shelved: 'submit',
      dispatched: 'acknowledge',
      rectifying: 'submit',
      returned: 'submit',
      submitted: 'close',
    };
    fc.assert(
      fc.property(throws, fc.boolean(), (rolls, again) => {
        const begin = anIssue({ wantsPhoto: true, registrarUnitId: office, registeredById: people[0]?.personId ?? null });
        let issue = walk(begin, rolls).at(-1)?.after ?? begin;
        if (ends.includes(issue.state)) return;
        let now = Date.parse(issue.movedAt);
        const fresh = { ...anActor({ name: '新来的领导', grants: at(root) }), unitId: root };
        const take = (action: IssueAction) => {
          now += 3600_000;
          const deed = { ...deedOf({ action, who: 0, moved: false, days: 3, hours: 1, n: 1 }, dayOf(now)), doneOn: dayOf(now) } as Deed;
          const actor = [...people, fresh].find((person) => !issueRefusal(person, action, issue, standing(issue)));
          if (!actor || whyNotDeed(issue, deed, dayOf(now))) throw new Error(`nobody can ${action} what is ${issue.state}`);
          issue = advanced(issue, deed, actor, new Date(now).toISOString());
        };
        for (let steps = 0; issue.state !== 'closed' && steps < 8; steps++) take(towards[issue.state] as IssueAction);
        expect(issue.state).toBe('closed');
        take(again ? 'reopen' : 'recheck');
        expect(issue.state).toBe(again ? 'reopened' : 'closed');
      }),
      { numRuns: 1000 },
    );
  });

  it('is never stuck for want of somebody: in every state that is no end, one of the people at work may take a step out of it', () => {
    fc.assert(
      fc.property(throws, (rolls) => {
        const begin = anIssue({ registrarUnitId: office, registeredById: people[0]?.personId ?? null });
        const issue = walk(begin, rolls).at(-1)?.after ?? begin;
        if (ends.includes(issue.state)) return;
        const fresh = { ...anActor({ name: '新来的领导', grants: at(root) }), unitId: root };
        const ways = issueActions.filter(
          (action) =>
            ![null, issue.state].includes(issueLife[action].to) &&
            [...people, fresh].some((actor) => issueRefusal(actor, action, issue, standing(issue)) === undefined),
        );
        expect(ways, issue.state).not.toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
