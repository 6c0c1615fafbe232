import {
  type CarriedPlace,
  type ClauseCheckItem,
  canStandard,
  confirmablesOf,
  type Edition,
  type EditionRow,
  editionRefusals,
  keysCarriedTo,
  type StandardView,
  withConfirmations,
} from '@weicheng/domain/standard';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { checklists } from '../../../../../../standards/checklists.ts';
import { editionKeys, editionMaps, editionOf } from '../../../../../../standards/editions.ts';
import { samplingPlanKeys, samplingPlanOf, scoringTableKeys, scoringTableOf } from '../../../../../../standards/scoring.ts';
import { editionImports } from '../editionImport/editionImport.store.ts';
import { confirmationRows } from './confirmation.store.ts';
import { editions } from './edition.store.ts';
import { cityEdition, standingEdition } from './inForce.ts';
import { mapBetween } from './mapBetween.ts';

type View = z.input<typeof StandardView>;

/** 一版标准 as a page reads it; without a key, the one in force. */
export async function viewEdition(ctx: Context, asked?: { edition: string; version?: number | undefined }): Promise<View> {
  const chosen = await cityEdition(ctx);
  const { edition } = asked ?? chosen;
  const version = (asked ?? chosen).version ?? (editionOf(edition) ? null : ((await editions.adoptedVersion(ctx, edition)) ?? null));
  const confirmations = (await confirmationRows.all(ctx)).filter(({ file }) => file === edition);
  return {
    edition: withConfirmations(await standingEdition(ctx, edition, version), confirmations),
    version,
    inForce: chosen.edition === edition && chosen.version === version,
    confirmations,
    can: canStandard(ctx.actor),
  };
}

const titled = (keys: readonly string[], of: (key: string) => { title: string } | undefined) =>
  keys.map((key) => ({ key, title: of(key)?.title ?? key }));

/** 有哪些标准: those of the product, then the city's own. */
export async function listEditions(ctx: Context) {
  const chosen = await cityEdition(ctx);
  const confirmed = new Set((await confirmationRows.all(ctx)).map(({ file, entry }) => `${file}/${entry}`));
  const rowOf = (edition: Edition, version: number | null, about: Partial<EditionRow>): EditionRow => ({
    edition: edition.key,
    version,
    state: 'shipped',
    title: edition.shortTitle,
    documentNumber: edition.documentNumber,
    inForceFrom: edition.inForceFrom,
    clauses: edition.clauses.length,
    indicators: edition.indicators.length,
    unconfirmed: confirmablesOf(edition).filter(({ file, entry }) => !confirmed.has(`${file}/${entry}`)).length,
    inForce: chosen.edition === edition.key && chosen.version === version,
    fileName: null,
    importedAt: null,
    importedBy: null,
    ...about,
  });
  const own = await editions.imported(ctx);
  return {
    rows: [
      ...editionKeys.flatMap((key) => editionOf(key) ?? []).map((edition) => rowOf(edition, null, {})),
      ...own.map(({ content, version, state, fileName, importedAt, importedBy }) =>
        rowOf(content, version, { state, fileName, importedAt: importedAt.toISOString(), importedBy }),
      ),
    ],
    cityEdition: chosen,
    scoringTables: titled(scoringTableKeys, scoringTableOf),
    samplingPlans: titled(samplingPlanKeys, samplingPlanOf),
    can: canStandard(ctx.actor),
  };
}

/** 检查表里问到这一条的: under its own key, and under those of the edition the checklists were made for that carry on in it. */
const checkItemsOf = (places: readonly CarriedPlace[]): ClauseCheckItem[] =>
  checklists().flatMap(({ key: checklist, name: checklistName, edition, items }) =>
    items
      .filter((item) => places.some((place) => place.edition === edition && place.key === item.clause))
      .map(({ key, text, points, keyItem }) => ({ checklist, checklistName, key, text, points, keyItem })),
  );

/** 从哪里来的: the clauses of the edition it was held against that carry on in an imported one. */
async function comesFrom(ctx: Context, { edition, version }: View, clause: string): Promise<CarriedPlace[]> {
  const review = version === null ? undefined : await editionImports.review(ctx, edition.key);
  return (review?.successors ?? []).flatMap(({ from, to }) => (review && to.includes(clause) ? [{ edition: review.base, key: from }] : []));
}

/** Where the clause carries on in later editions of the product, and what of earlier ones it comes from. */
function kinOf(edition: string, clause: string) {
  return editionMaps().flatMap((map) => {
    const later = map.from === edition;
    if (!later && map.to !== edition) return [];
    const other = editionOf(later ? map.to : map.from);
    const keys = later
      ? (map.clauses.find(({ from }) => from === clause)?.to ?? [])
      : map.clauses.filter(({ to }) => to.includes(clause)).map(({ from }) => from);
    return keys.flatMap((key) => {
      const title = other?.clauses.find((one) => one.key === key)?.title;
      return other && title !== undefined ? [{ edition: other.key, editionTitle: other.shortTitle, clause: key, title, later }] : [];
    });
  });
}

/** 一个条款 on one page. */
export async function viewClause(ctx: Context, asked: { edition: string; version?: number | undefined; clause: string }) {
  const view = await viewEdition(ctx, asked);
  const { clause } = asked;
  if (!view.edition.clauses.some(({ key }) => key === clause)) throw editionRefusals.noClause({});
  const before = await comesFrom(ctx, view, clause);
  const older = before.flatMap(({ edition, key }) => {
    const other = editionOf(edition);
    const title = other?.clauses.find((one) => one.key === key)?.title;
    return other && title !== undefined ? [{ edition, editionTitle: other.shortTitle, clause: key, title, later: false }] : [];
  });
  return {
    view,
    clause,
    checkItems: checkItemsOf([{ edition: asked.edition, key: clause }, ...before]),
    keys: keysCarriedTo(await editions.carries(ctx), 'clause', asked.edition, clause),
    kin: [...kinOf(asked.edition, clause), ...older],
  };
}

/** 对照两版. */
export async function compareTwo(ctx: Context, { from, to }: { from: string; to: string }) {
  const [before, after] = [await newestOf(ctx, from), await newestOf(ctx, to)];
  return { from: before, to: after, ...(await mapBetween(ctx, before, after)) };
}

async function newestOf(ctx: Context, edition: string): Promise<Edition> {
  const own = (await editions.imported(ctx)).filter((one) => one.edition === edition && one.state === 'adopted');
  return own.at(-1)?.content ?? standingEdition(ctx, edition, null);
}
