import { headOf } from '@weicheng/domain/kernel';
import type { UnitId } from '@weicheng/domain/organization';
import {
  answerRefusal,
  type Issue,
  type IssueId,
  IssuePlace,
  IssueTitle,
  mayNotSweep,
  mayNotSweepAt,
  mostPlaces,
  placesToSweep,
  type SweepCheckId,
  type SweepId,
  sayProgress,
  type sweepContract,
  sweepFacts,
  sweepProblems,
  unitsProgress,
} from '@weicheng/domain/rectification';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { notify } from '#platform/notices';
import { found, lookup, type Reaches, refuse, unitsMeant } from '../../organization/index.ts';
import { openSitesOf, readCityDictionary } from '../../standard/index.ts';
import { unitsStand } from '../issue/asking.ts';
import { standingOf } from '../issue/issue.present.ts';
import { issues } from '../issue/issue.store.ts';
import { registerIssue } from '../issue/register.ts';
import { type NewCheck, type StoredSweep, sweeps } from './sweep.store.ts';

type Input<V extends keyof typeof sweepContract> = z.output<(typeof sweepContract)[V]['input']>;
type Whose = Pick<Input<'start'>, 'unitIds' | 'unitKinds' | 'groupIds'>;

const kindNames = async (ctx: Context) =>
  new Map((await readCityDictionary(ctx, 'placeKinds')).entries.map(({ key, name }) => [key, name]));

function rowOf({ kind, total, looked, found: hit, ...sweep }: StoredSweep, kinds: ReadonlyMap<string, string>) {
  return { ...sweep, kindName: kind && (kinds.get(kind) ?? kind), progress: sayProgress({ total, looked, found: hit }) };
}

/** What was found as a title: one line. */
const titleOf = (text: string): string => headOf(text.replace(/\s+/gu, ' '), 80);

/** 举一反三, for readers whose rights reach as `reaches` says. */
export function sweepService(reaches: Reaches) {
  const reading = (ctx: Context) => reaches.of(ctx, 'issue.read');

  async function list(ctx: Context, page: Input<'list'>) {
    const { rows, next } = await sweeps.page(ctx, await reading(ctx), page);
    const kinds = await kindNames(ctx);
    return { rows: rows.map((row) => rowOf(row, kinds)), next };
  }

  /** How far a sweep is, in all and unit by unit. */
  async function read(ctx: Context, { id }: { id: SweepId }) {
    const sweep = found(await sweeps.get(ctx, id, await reading(ctx)), '这次举一反三');
    return { sweep: rowOf(sweep, await kindNames(ctx)), units: unitsProgress(await sweeps.units(ctx, id)) };
  }

  /** Whoever sees the issue reads every answer; who has only places to look at reads those. */
  async function checks(ctx: Context, { id, unitId, state, ...page }: Input<'checks'>) {
    const reach = await reading(ctx);
    const sweep = found(await sweeps.get(ctx, id, reach), '这次举一反三');
    const whole = reach === null || (await issues.get(ctx, sweep.issueId, reach)) !== undefined;
    const { rows, next } = await sweeps.checks(ctx, id, { ...page, unitId, state, reach: whole ? null : reach });
    const paths = await lookup.paths(ctx, [...new Set(rows.map(({ unitId }) => unitId))]);
    return {
      rows: rows.map(({ sweepId: _sweep, ...check }) => ({
        ...check,
        can: { answer: answerRefusal(ctx.actor, check, paths.get(check.unitId) ?? [])?.message ?? null },
      })),
      next,
    };
  }

  /** 部署: to every similar site within reach, or to the units named. */
  async function start(ctx: Context, { issueId, kind, what, due, ...whose }: Input<'start'>) {
    const issue = found(await issues.get(ctx, issueId, await reading(ctx)), '这个问题');
    refuse(mayNotSweep(ctx.actor, issue, await standingOf(ctx, issue)));
    if (due < ctx.today) throw sweepProblems.duePast({});
    const checks: NewCheck[] = kind === null ? await unitsToLook(ctx, whose) : await sitesToLook(ctx, issue, kind, whose);
    if (checks.length === 0) throw sweepProblems.noPlaces({});
    if (checks.length > mostPlaces) throw sweepProblems.tooMany({ count: checks.length, most: mostPlaces });
    const id = ctx.newId() as SweepId;
    await sweeps.add(ctx, { id, issueId, kind, what, due }, checks);
    const kindName = kind === null ? '单位' : ((await kindNames(ctx)).get(kind) ?? kind);
    const { number, title } = issue;
    await ctx.record(
      sweepFacts.started,
      issueId,
      { sweepId: id, number, title, what, kindName, places: checks.length, due },
      issue.leadUnitId,
    );
    const perUnit = Map.groupBy(checks, ({ unitId }) => unitId);
    const people = await lookup.peopleAt(ctx, [...perUnit.keys()]);
    for (const [unit, own] of perUnit)
      for (const person of people.get(unit) ?? [])
        await notify(ctx, person, { title: `举一反三：${own.length} 处要排查`, body: `${due} 前查完。${what}`, link: `/sweeps/${id}` });
    return read(ctx, { id });
  }

  /** 选的单位: those named, each within reach or refused; of kinds and groups, those within reach. */
  async function chosen(ctx: Context, { unitIds, unitKinds, groupIds }: Whose): Promise<UnitId[]> {
    const wide = await unitsMeant(ctx, unitKinds, groupIds);
    const paths = await lookup.paths(ctx, [...unitIds, ...wide]);
    const no = (unit: UnitId) => mayNotSweepAt(ctx.actor, paths.get(unit) ?? []);
    for (const unit of unitIds) refuse(no(unit));
    return [...new Set([...unitIds, ...wide.filter((unit) => no(unit) === undefined)])];
  }

  async function unitsToLook(ctx: Context, whose: Whose): Promise<NewCheck[]> {
    const units = await chosen(ctx, whose);
    await unitsStand(ctx, units);
    const names = await lookup.names(ctx, units);
    return units.map((unitId) => ({ id: ctx.newId() as SweepCheckId, siteId: null, unitId, name: names.get(unitId) ?? '' }));
  }

  async function sitesToLook(ctx: Context, { place }: Issue, kind: string, whose: Whose): Promise<NewCheck[]> {
    const areas = await chosen(ctx, whose);
    if (areas.length === 0 && whose.unitKinds.length + whose.groupIds.length > 0) return [];
    const sites = await openSitesOf(ctx, kind, await reaches.of(ctx, 'issue.dispatch'));
    const places = sites.map(({ id, name, subdistrictId }) => ({ id, kind, name, areaUnitId: subdistrictId }));
    const own = sites.find(({ name }) => name === place.trim())?.id ?? null;
    return placesToSweep(places, { kind, exceptId: own, areaUnitIds: areas }).map(({ id, name, areaUnitId }) => ({
      id: ctx.newId() as SweepCheckId,
      siteId: id,
      unitId: areaUnitId,
      name,
    }));
  }

  /** 报结果: sound, or found and then a new issue, linked. */
  async function answer(ctx: Context, { id, found: hit, note }: Input<'answer'>) {
    const check = found(await sweeps.take(ctx, id), '这一处');
    const sweep = found(await sweeps.get(ctx, check.sweepId, await reading(ctx)), '这次举一反三');
    refuse(answerRefusal(ctx.actor, check, (await lookup.paths(ctx, [check.unitId])).get(check.unitId) ?? []));
    if (hit && note.trim() === '') throw sweepProblems.noteWanted({});
    const fresh = hit ? await registerFound(ctx, sweep, check, note) : null;
    await sweeps.answer(ctx, id, note, fresh?.id ?? null);
    await ctx.record(
      sweepFacts.answered,
      sweep.issueId,
      { sweepId: sweep.id, name: check.name, found: hit, note, foundNumber: fresh?.number ?? null },
      check.unitId,
    );
    return read(ctx, { id: sweep.id });
  }

  async function registerFound(
    ctx: Context,
    { issueId }: StoredSweep,
    check: { name: string; unitId: UnitId },
    note: string,
  ): Promise<Issue> {
    const first = found(await issues.get(ctx, issueId as IssueId, null), '这个问题');
    return registerIssue(ctx, {
      title: IssueTitle.parse(titleOf(`${check.name}：${note}`)),
      text: note,
      source: 'sweep',
      sourceNumber: `${first.number} 号举一反三`,
      matter: first.matter,
      severity: first.severity,
      place: IssuePlace.parse(check.name),
      location: null,
      areaUnitId: check.unitId,
      photos: [],
    });
  }

  return { list, read, checks, start, answer };
}
