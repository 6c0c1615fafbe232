import { addDays, type Day } from '@weicheng/domain/kernel';
import type { UnitId } from '@weicheng/domain/organization';
import type { Happening, IssueId } from '@weicheng/domain/rectification';
import type { TestOffice } from '../office.ts';

interface Told {
  about: IssueId;
  kind: string;
  day: Day;
  unit: UnitId | null;
  matter: string | null;
  area: UnitId | null;
  due: Day | null;
}

/** 从头数: what each fact says happened, what, when and to whom; by the facts and the links of returns alone. */
export async function recount(
  office: TestOffice,
  until: Day,
): Promise<(on: Day) => Map<Happening, { unit: UnitId | null; matter: string | null; area: UnitId | null; id: IssueId }[]>> {
  const { rows } = await office.database.owner.query<Told>(
    `select f.about, f.kind, to_char(f.at at time zone interval '8 hours', 'YYYY-MM-DD') as day, f.unit_id as unit, i.matter, i.area_unit_id as area,
       case when f.kind = 'issue.extensionRefused' then f.data ->> 'due' else coalesce(f.data ->> 'until', f.data ->> 'due') end as due
     from fact f join issue i on i.city_id = f.city_id and i.id = f.about
     where f.city_id = 1 and f.kind like 'issue.%' and f.kind not in ('issue.rebounded', 'issue.absorbed', 'issue.commented', 'issue.extensionRequested')
     order by f.about, (f.data ->> 'revision')::int`,
  );
  const days = new Map<Day, Map<Happening, Map<IssueId, UnitId | null>>>();
  const put = (day: Day, what: Happening, id: IssueId, unit: UnitId | null) => {
    const on = days.get(day) ?? new Map<Happening, Map<IssueId, UnitId | null>>();
    days.set(day, on.set(what, (on.get(what) ?? new Map()).set(id, unit)));
  };
  const kinds: Record<string, Happening> = {
    'issue.registered': 'registered',
    'issue.voided': 'voided',
    'issue.dispatched': 'dispatched',
    'issue.transferred': 'dispatched',
    'issue.declined': 'declined',
    'issue.extensionGranted': 'extended',
    'issue.submitted': 'submitted',
    'issue.returned': 'returned',
    'issue.closed': 'closed',
    'issue.reopened': 'rebound',
  };
  const outcomes: Record<string, readonly [what: Happening, step: Happening]> = {
    'issue.voided': ['discarded', 'registered'],
    'issue.declined': ['misdirected', 'dispatched'],
    'issue.extensionGranted': ['prolonged', 'dispatched'],
    'issue.reopened': ['cameBack', 'closed'],
  };
  const outcomesOf: Partial<Record<Happening, readonly Happening[]>> = {
    dispatched: ['misdirected', 'prolonged'],
    closed: ['passed', 'cameBack'],
  };
  // what was registered as a return, and the closures it was the return of
  const { rows: returns } = await office.database.owner.query<{ about: IssueId; unit: UnitId; day: Day; other: IssueId; closed: Day }>(
    `select f.about, f.unit_id as unit, to_char(f.at at time zone interval '8 hours', 'YYYY-MM-DD') as day, l.other_id as other,
       (select to_char(max(c.at) at time zone interval '8 hours', 'YYYY-MM-DD') from fact c
        where c.city_id = 1 and c.about = l.other_id and c.kind = 'issue.closed' and c.at < l.at) as closed
     from fact f join issue_link l on l.city_id = f.city_id and l.issue_id = f.about where f.city_id = 1 and f.kind = 'issue.rebounded'`,
  );
  for (const { about, unit, day } of returns) put(day, 'rebound', about, unit);
  const placed = new Map(rows.map(({ about, matter, area }) => [about, { matter, area }]));
  for (const [id, life] of Map.groupBy(rows, ({ about }) => about)) {
    // what each kind of step was taken on last, and for whom
    const last = new Map<Happening, Day>();
    const becameOf = (what: Happening, step: Happening) => {
      const on = last.get(step);
      const whose = on && days.get(on)?.get(step)?.get(id);
      if (on && whose !== undefined) put(on, what, id, whose);
    };
    const promised = new Map<Day, { unit: UnitId | null; kept: Set<Happening> }>();
    let due: Day | null = null;
    let running = false;
    let clean = true;
    for (const [n, { kind, day, unit, due: said }] of life.entries()) {
      const what = kinds[kind];
      if (what) {
        put(day, what, id, what === 'registered' ? null : unit);
        last.set(what, day);
        // the day's last dispatch and closure are its unit's, and so is what became of them
        for (const outcome of outcomesOf[what] ?? []) if (days.get(day)?.get(outcome)?.has(id)) put(day, outcome, id, unit);
      }
      const became = outcomes[kind];
      if (became) becameOf(...became);
      if (kind === 'issue.returned' || kind === 'issue.reopened') clean = false;
      if (kind === 'issue.closed' && clean) put(day, 'passed', id, unit);
      const gives = ['issue.dispatched', 'issue.transferred', 'issue.extensionGranted', 'issue.extensionRefused', 'issue.shelved'].includes(
        kind,
      );
      if (due && running && (gives || ['issue.declined', 'issue.merged', 'issue.voided'].includes(kind))) promised.delete(due);
      if (gives) promised.set(said as Day, { unit, kept: new Set(['due', ...(kind === 'issue.shelved' ? (['shelved'] as const) : [])]) });
      if (gives) due = said;
      const kept = due ? promised.get(due)?.kept : undefined;
      if (kind === 'issue.submitted') {
        kept?.delete('shelved');
        for (const one of ['answered', ...(due && day <= due ? ['met'] : [])] as Happening[]) kept?.add(one);
      }
      if (kind === 'issue.returned') for (const one of ['answered', 'met'] as const) kept?.delete(one);
      if (kind === 'issue.closed')
        for (const one of ['settled', ...(due && day <= due ? ['settledInTime'] : [])] as Happening[]) kept?.add(one);
      if (kind === 'issue.reopened') due = null;
      running =
        gives ||
        kind === 'issue.returned' ||
        (running && !['issue.submitted', 'issue.declined', 'issue.merged', 'issue.voided'].includes(kind));
      // evening by evening until the next step
      const next = life[n + 1]?.day ?? addDays(until, 1);
      const owner = due ? promised.get(due)?.unit : null;
      for (let on = day; on < next; on = addDays(on, 1)) if (running && due && due < on) put(on, 'overdue', id, owner ?? null);
    }
    for (const [day, { unit, kept }] of promised) for (const one of kept) put(day, one, id, unit);
  }
  for (const { other, closed } of returns) put(closed, 'cameBack', other, days.get(closed)?.get('closed')?.get(other) as UnitId);
  return (on) =>
    new Map(
      [...(days.get(on) ?? [])].map(([what, ids]) => [
        what,
        [...ids].map(([id, unit]) => ({ id, unit, ...(placed.get(id) as { matter: string | null; area: UnitId | null }) })),
      ]),
    );
}
