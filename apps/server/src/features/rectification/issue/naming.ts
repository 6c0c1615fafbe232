import type { Day } from '@weicheng/domain/kernel';
import type { UnitCard, UnitId } from '@weicheng/domain/organization';
import { type Clock, soonUntil } from '@weicheng/domain/plan';
import { type CityRules, clockOfIssue, type Issue, type OfficeHours, openHours } from '@weicheng/domain/rectification';
import type { WorkingDays } from '@weicheng/domain/standard';
import type { Context } from '#platform/context';
import type { Memory } from '#platform/memory';
import { openDirectory } from '../../organization/index.ts';
import { calendarOf } from '../../standard/index.ts';
import { rulesOf } from '../cityRules/cityRules.service.ts';

/** 钟面: what every clock of a city's issues is read by on one day. */
export interface Dial {
  /** The last day that still counts as due soon. */
  soon: Day;
  /** 整改规矩 of the city. */
  rules: CityRules;
  hours: OfficeHours;
  calendar: WorkingDays;
  /** 时限的钟 of an issue by the day. */
  clock(issue: Pick<Issue, 'state' | 'due'>): Clock;
}

async function dialOf(ctx: Context): Promise<Dial> {
  const calendar = await calendarOf(ctx);
  const rules = await rulesOf(ctx);
  const counted = new Map<string, Clock>();
  return {
    soon: soonUntil(ctx.today, calendar),
    rules,
    hours: openHours(rules),
    calendar,
    clock(issue) {
      const key = `${issue.state} ${issue.due}`;
      const known = counted.get(key) ?? clockOfIssue(issue, ctx.today, calendar);
      counted.set(key, known);
      return known;
    },
  };
}

/** 台账上的名字和钟: units stand on every row by id and are called what this server remembers of them; so is what the clocks are read by. */
export interface IssueNaming {
  units(ctx: Context): Promise<ReadonlyMap<UnitId, UnitCard>>;
  dial(ctx: Context): Promise<Dial>;
}

/** The tables of units, calendars and a city's own rules tell when they change. */
export function openIssueNaming(memory: Memory): IssueNaming {
  const known = memory.remember<Dial>();
  return {
    units: openDirectory(memory).cards,
    async dial(ctx) {
      const city = `city:${ctx.actor.cityId}`;
      const key = `${city}:${ctx.today}`;
      const kept = known.get(key);
      if (kept) return kept;
      const keep = known.asking();
      const dial = await dialOf(ctx);
      keep(key, dial, [city]);
      return dial;
    },
  };
}

/** From the city down to the unit. */
export function pathOf(units: ReadonlyMap<UnitId, UnitCard>, unit: UnitId | null): UnitId[] {
  const card = unit === null ? undefined : units.get(unit);
  return card ? [...pathOf(units, card.parentId), card.id] : [];
}
