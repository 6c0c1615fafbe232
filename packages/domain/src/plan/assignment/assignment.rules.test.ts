import { anActor, anAssignment, day } from '@weicheng/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, stepsFrom } from '../../kernel/index.ts';
import { openCalendar } from '../../standard/index.ts';
import { assignmentRefusal } from './assignment.policy.ts';
import {
  type AssignmentAction,
  advanced,
  assignmentLife,
  clockOf,
  sharersOf,
  soonUntil,
  tallyOf,
  turnOf,
  unitActions,
  verifierActions,
  whyNotStep,
} from './assignment.rules.ts';
import { type Assignment, AssignmentState } from './assignment.schema.ts';

const actions = Object.keys(assignmentLife) as AssignmentAction[];
const today = day('2026-03-10');

describe('任务承办的一生', () => {
  it('leads to every state from 待签收, and out of each but the three where it ends', () => {
    const reached = new Set<string>(['issued']);
    for (let before = 0; before !== reached.size; ) {
      before = reached.size;
      for (const action of actions)
        if (assignmentLife[action].from.some((state) => reached.has(state))) reached.add(assignmentLife[action].to ?? 'issued');
    }
    expect([...reached].sort()).toEqual([...AssignmentState.options].sort());
    const ends = AssignmentState.options.filter((state) => stepsFrom(assignmentLife, state).length === 0);
    expect(ends).toEqual(['transferred', 'void']);
  });

  it('belongs, step by step, either to the unit or to the verifier; 作废 alone comes with the task', () => {
    expect([...unitActions, ...verifierActions, 'void'].sort()).toEqual([...actions].sort());
  });

  it('closes nothing that was not submitted', () => {
    expect(assignmentLife.close.from).toEqual(['submitted']);
    expect(actions.filter((action) => assignmentLife[action].to === 'closed')).toEqual(['close']);
  });

  it('asks of a supporting unit no more than to acknowledge', () => {
    const supporting = anAssignment({ role: 'supporting', state: 'active', due: today });
    expect(whyNotStep(supporting, 'submit')?.code).toBe('assignment.only-supporting');
    expect(whyNotStep(supporting, 'requestExtension')?.code).toBe('assignment.only-supporting');
    expect(whyNotStep(supporting, 'report')).toBeUndefined();
  });

  it('takes one extension at a time, and answers only what was asked', () => {
    const plain = anAssignment({ state: 'active', due: today });
    const asked = { ...plain, extension: { until: addDays(today, 9), reason: '雨季', askedOn: today, askedBy: '林若宁' } };
    expect(whyNotStep(plain, 'grantExtension')?.code).toBe('assignment.no-extension');
    expect(whyNotStep(asked, 'requestExtension')?.code).toBe('assignment.extension-pending');
    expect(whyNotStep({ ...plain, due: null }, 'requestExtension')?.code).toBe('assignment.no-due');
    expect(advanced(asked, 'grantExtension', today)).toMatchObject({ due: addDays(today, 9), extensions: 1, extension: null });
    expect(advanced(asked, 'refuseExtension', today)).toMatchObject({ due: today, extensions: 0, extension: null });
  });
});

describe('任何走法', () => {
  const walk = fc.array(fc.record({ action: fc.constantFrom(...actions), days: fc.integer({ min: -3, max: 5 }) }), { maxLength: 60 });
  const role = fc.constantFrom('lead', 'responsible', 'supporting');

  /** Takes the steps that are allowed and skips the others; calls back after each that was taken. */
  function walked(
    start: Assignment,
    steps: readonly { action: AssignmentAction; days: number }[],
    after: (was: Assignment, now: Assignment, action: AssignmentAction) => void,
  ) {
    let now = start;
    let on = today;
    for (const { action, days } of steps) {
      on = addDays(on, days); // the server's clock may be set back
      const asking = action === 'requestExtension' && {
        extension: { until: addDays(on, 10), reason: '雨季', askedOn: on, askedBy: '林若宁' },
      };
      if (whyNotStep(now, action)) continue;
      const was = now;
      now = { ...advanced(now, action, on), ...asking };
      after(was, now, action);
    }
    return now;
  }

  it('counts each step once, and never dates one before the step it follows', () => {
    fc.assert(
      fc.property(role, walk, (role, steps) => {
        walked(anAssignment({ role, due: today }), steps, (was, now) => {
          expect(now.revision).toBe(was.revision + 1);
          if (now.submittedOn && now.acknowledgedOn) expect(now.submittedOn >= now.acknowledgedOn).toBe(true);
          if (now.closedOn && now.submittedOn) expect(now.closedOn >= now.submittedOn).toBe(true);
        });
      }),
    );
  });

  it('is closed only by verification of what was submitted; has a closing day then and only then', () => {
    fc.assert(
      fc.property(role, walk, (role, steps) => {
        walked(anAssignment({ role, due: today }), steps, (was, now, action) => {
          if (now.state === 'closed') expect([was.state, action]).toEqual(['submitted', 'close']);
          expect(now.closedOn !== null).toBe(now.state === 'closed');
          if (now.role === 'supporting') expect(['issued', 'active', 'transferred', 'void']).toContain(now.state);
        });
      }),
    );
  });

  it('leaves no extension waiting where nobody could answer it', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        walked(anAssignment({ due: today }), steps, (_, now) => {
          if (now.extension) expect(whyNotStep(now, 'grantExtension') ?? whyNotStep(now, 'refuseExtension')).toBeUndefined();
        });
      }),
    );
  });

  it('can always still be brought to 销号 while it is open', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        const now = walked(anAssignment({ due: today }), steps, () => {});
        if (turnOf(now.state) === 'over') return;
        const end = walked(
          now,
          (['acknowledge', 'submit', 'close'] as const).map((action) => ({ action, days: 0 })),
          () => {},
        );
        expect(end.state).toBe('closed');
      }),
    );
  });
});

describe('核验须回避', () => {
  const [root, street, unit, other] = ['r', 's', 'u', 'o'].map(
    (c) => `0000000${c.charCodeAt(0) % 10}-0000-4000-8000-0000000000${c.charCodeAt(0)}`,
  );
  const at = { path: [unit ?? '', street ?? '', root ?? ''], unitName: '某单位', taskVoid: false };

  it('never lets the same person both submit and verify, whatever rights are piled on him', () => {
    const places = fc.subarray([root ?? '', street ?? '', unit ?? '', other ?? '']);
    fc.assert(
      fc.property(places, places, fc.constantFrom(root, street, unit, other, null), (answer, verify, unitId) => {
        const actor = { ...anActor({ grants: { 'task.answer': answer, 'task.verify': verify } }), unitId: unitId ?? null };
        const assignment = anAssignment({ unitId: unit as never });
        const may = (action: AssignmentAction, state: AssignmentState) => !assignmentRefusal(actor, action, { ...assignment, state }, at);
        expect(may('submit', 'active') && (may('close', 'submitted') || may('return', 'submitted'))).toBe(false);
        if (may('close', 'submitted')) expect(verify.some((place) => at.path.includes(place))).toBe(true);
      }),
    );
  });

  it('lets nobody grant the extension he asked for, wherever he works by then', () => {
    const actor = { ...anActor({ grants: { 'task.verify': [root ?? ''] } }), unitId: null };
    const asked = { until: today, reason: '雨季', askedOn: today, askedBy: '林若宁' };
    const refusalOf = (askedById: string | null) =>
      assignmentRefusal(
        actor,
        'grantExtension',
        anAssignment({ unitId: unit as never, state: 'active', extension: { ...asked, askedById } }),
        at,
      )?.code;
    expect(refusalOf(actor.personId)).toBe('assignment.own-request');
    expect(refusalOf(null)).toBeUndefined();
    expect(refusalOf(other ?? '')).toBeUndefined();
  });

  it('lets the unit answer, the office above verify, and the neighbour do neither', () => {
    const assignment = anAssignment({ unitId: unit as never, state: 'active' });
    const submitted = { ...assignment, state: 'submitted' as const };
    const own = { ...anActor({ grants: { 'task.answer': [unit ?? ''] } }), unitId: unit ?? null };
    const office = { ...anActor({ grants: { 'task.verify': [root ?? ''] } }), unitId: other ?? null };
    const neighbour = { ...anActor({ grants: { 'task.answer': [other ?? ''], 'task.verify': [other ?? ''] } }), unitId: other ?? null };
    expect(assignmentRefusal(own, 'submit', assignment, at)).toBeUndefined();
    expect(assignmentRefusal(office, 'close', submitted, at)).toBeUndefined();
    expect(assignmentRefusal(office, 'submit', assignment, at)?.status).toBe(403);
    expect(assignmentRefusal(own, 'close', submitted, at)?.status).toBe(403);
    expect(assignmentRefusal(neighbour, 'submit', assignment, at)?.status).toBe(403);
    expect(assignmentRefusal(neighbour, 'close', submitted, at)?.status).toBe(403);
  });
});

describe('时限的钟', () => {
  const calendar = openCalendar();
  const friday = day('2026-03-13');

  it('counts working days: Monday is one after Friday, and Sunday’s due day is today’s business on Friday', () => {
    expect(clockOf(day('2026-03-16'), true, friday, calendar)).toEqual({ kind: 'soon', due: '2026-03-16', days: 1 });
    expect(clockOf(day('2026-03-15'), true, friday, calendar).kind).toBe('today');
    expect(clockOf(friday, true, day('2026-03-14'), calendar)).toEqual({ kind: 'overdue', due: friday, days: -1 });
    expect(clockOf(day('2026-03-31'), true, friday, calendar).kind).toBe('running');
    expect(clockOf(friday, false, day('2026-04-01'), calendar).kind).toBe('stopped');
    expect(clockOf(null, true, friday, calendar).kind).toBe('none');
  });

  it('only runs towards the end: a later day never shows more time', () => {
    const order = ['running', 'soon', 'today', 'overdue'];
    const anyDay = fc.integer({ min: -60, max: 60 }).map((n) => addDays(today, n));
    fc.assert(
      fc.property(anyDay, anyDay, fc.nat(30), (due, on, later) => {
        const [first, second] = [clockOf(due, true, on, calendar), clockOf(due, true, addDays(on, later), calendar)];
        expect(order.indexOf(second.kind)).toBeGreaterThanOrEqual(order.indexOf(first.kind));
        expect(second.days).toBeLessThanOrEqual(first.days);
        expect(first.kind === 'overdue').toBe(on > due);
        expect(first.kind === 'running').toBe(due > soonUntil(on, calendar));
      }),
    );
  });
});

describe('汇总', () => {
  const states = fc.constantFrom(...AssignmentState.options);
  const some = fc.array(
    fc.record({ role: fc.constantFrom('lead', 'responsible', 'supporting'), state: states, progress: fc.integer({ min: 0, max: 100 }) }),
    { maxLength: 12 },
  );

  it('closes a task when all who owe it are closed, whatever the supporting units do', () => {
    fc.assert(
      fc.property(some, (assignments) => {
        const { state, tally } = tallyOf(assignments);
        const owners = assignments.filter((a) => a.role !== 'supporting' && !['transferred', 'void'].includes(a.state));
        expect(state === 'closed').toBe(owners.length > 0 && owners.every((a) => a.state === 'closed'));
        expect(tally.owners).toBe(owners.length);
        expect(tally.closed <= tally.submitted && tally.submitted <= tally.acknowledged && tally.acknowledged <= tally.owners).toBe(true);
        expect(tally.progress >= 0 && tally.progress <= 100).toBe(true);
        expect(tallyOf(assignments.filter((a) => a.role !== 'supporting')).tally).toEqual(tally);
        expect(tallyOf(assignments.toReversed())).toEqual({ state, tally });
      }),
    );
  });

  it('names who has a share: the lead before those in charge and those who help, of one role the first; what was passed on is nobody’s', () => {
    const share = (unitId: string, role: 'lead' | 'responsible' | 'supporting', state: AssignmentState = 'active') => ({
      unitId: unitId as Assignment['unitId'],
      role,
      state,
    });
    const shares = [
      share('a', 'supporting'),
      share('b', 'responsible'),
      share('c', 'lead', 'transferred'),
      share('d', 'responsible', 'closed'),
    ];
    expect(sharersOf(shares)).toEqual({ first: { unitId: 'b', role: 'responsible' }, unitCount: 3 });
    expect(sharersOf([...shares, share('e', 'lead')])).toEqual({ first: { unitId: 'e', role: 'lead' }, unitCount: 4 });
    expect(sharersOf(shares.slice(0, 1))).toEqual({ first: { unitId: 'a', role: 'supporting' }, unitCount: 1 });
    expect(sharersOf([share('c', 'lead', 'void')])).toEqual({ first: null, unitCount: 0 });
  });
});
