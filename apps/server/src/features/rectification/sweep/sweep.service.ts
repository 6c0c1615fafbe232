import { headOf } from '@weicheng/domain/kernel';
import type { UnitId } from '@weicheng/domain/organization';
import {
  answerRefusal,
  type Issue,
  type IssueId,
  IssuePlace,
  IssueTitle,
  mayNotSweepAt,
  placesToSweep,
  type SweepCheckId,
  type SweepId,
  type sweepContract,
  sweepFacts,
  sweepProblems,
  sweepProgress,
} from '@weicheng/domain/rectification';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { notify } from '#platform/notices';
import { found, lookup, type Reaches, refuse } from '../../organization/index.ts';
import { openSitesOf, readCityDictionary } from '../../standard/index.ts';
import { unitsStand } from '../issue/asking.ts';
import { issues } from '../issue/issue.store.ts';
import { registerIssue } from '../issue/register.ts';
import { type NewCheck, type StoredSweep, sweeps } from './sweep.store.ts';

type Input<V extends keyof typeof sweepContract> = z.output<(typeof sweepContract)[V]['input']>;

const kindNames = async (ctx: Context) =>
  new Map((await readCityDictionary(ctx, 'placeKinds')).entries.map(({ key, name }) => [key, name]));

function rowOf({ kind, total, looked, found: hit, ...sweep }: StoredSweep, kinds: ReadonlyMap<string, string>) {
  const says = `${total} 处，已排查 ${looked} 处，发现 ${hit} 处${looked === total ? '，查完了' : ''}`;
  return { ...sweep, kindName: kind && (kinds.get(kind) ?? kind), progress: { total, looked, found: hit, says } };
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

  /** Whoever sees the issue reads every answer; who has only places to look at reads those, and of the others how far they are. */
  async function read(ctx: Context, { id }: { id: SweepId }) {
    const reach = await reading(ctx);
    const sweep = found(await sweeps.get(ctx, id, reach), '这次举一反三');
    const whole = reach === null || (await issues.get(ctx, sweep.issueId, reach)) !== undefined;
    const checks = await sweeps.checks(ctx, id);
    const paths = await lookup.paths(ctx, [...new Set(checks.map(({ unitId }) => unitId))]);
    const names = new Map(checks.map(({ unitId, unitName }) => [unitId as string, unitName]));
    const { areas } = sweepProgress(checks.map(({ state, unitId }) => ({ state, areaUnitId: unitId })));
    return {
      sweep: rowOf(sweep, await kindNames(ctx)),
      units: areas.map(({ areaUnitId, ...progress }) => ({ ...progress, unitName: names.get(areaUnitId ?? '') ?? '' })),
      checks: checks
        .filter(({ unitId }) => whole || reach.includes(unitId))
        .map(({ sweepId: _sweep, ...check }) => ({
          ...check,
          can: { answer: answerRefusal(ctx.actor, check, paths.get(check.unitId) ?? [])?.message ?? null },
        })),
    };
  }

  /** 部署: to every similar site within reach, or to the units named. */
  async function start(ctx: Context, { issueId, kind, unitIds, what, due }: Input<'start'>) {
    const issue = found(await issues.get(ctx, issueId, await reading(ctx)), '这个问题');
    if (due < ctx.today) throw sweepProblems.duePast({});
    const checks = kind === null ? await unitsToLook(ctx, unitIds) : await sitesToLook(ctx, issue, kind, unitIds);
    if (checks.length === 0) throw sweepProblems.noPlaces({});
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

  async function unitsToLook(ctx: Context, unitIds: readonly UnitId[]): Promise<NewCheck[]> {
    const units = [...new Set(unitIds)];
    await unitsStand(ctx, units);
    const [paths, names] = [await lookup.paths(ctx, units), await lookup.names(ctx, units)];
    for (const unit of units) refuse(mayNotSweepAt(ctx.actor, paths.get(unit) ?? []));
    return units.map((unitId) => ({ id: ctx.newId() as SweepCheckId, siteId: null, unitId, name: names.get(unitId) ?? '' }));
  }

  async function sitesToLook(ctx: Context, { place }: Issue, kind: string, areas: readonly UnitId[]): Promise<NewCheck[]> {
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

  return { list, read, start, answer };
}
