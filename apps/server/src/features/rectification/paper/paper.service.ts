import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { PhotoBytes } from '@weicheng/documents/rectification';
import type { UnitId } from '@weicheng/domain/organization';
import {
  canPaper,
  draftFields,
  isForOneUnit,
  mayNotDraw,
  mayNotPaper,
  mayNotStandIn,
  numberOfPaper,
  offersOf,
  type PaperAction,
  type PaperContent,
  type PaperId,
  type PaperRow,
  type paperContract,
  paperFacts,
  paperKinds,
  paperProblems,
  sayStep,
} from '@weicheng/domain/rectification';
import { docx } from '@weicheng/domain/standard';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { Download } from '#platform/endpoint';
import type { FileStore } from '#platform/files';
import { found, lookup, type Reaches, refuse } from '../../organization/index.ts';
import { escalationOf } from '../escalation/escalation.jobs.ts';
import { offeredIssues } from './offer.store.ts';
import { issuedFile, matterOf, type PaperMatter, picturesOf } from './paper.content.ts';
import { papers, type StoredPaper } from './paper.store.ts';

type Input<V extends keyof typeof paperContract> = z.output<(typeof paperContract)[V]['input']>;

/** Writes a paper off the main thread: two hundred pictures take seconds. */
export type WriteIssuePaper = (content: PaperContent, photos: PhotoBytes) => Promise<Uint8Array>;

/** 公文：drawn up, completed, issued. */
export function paperService(files: FileStore, reaches: Reaches, write: WriteIssuePaper) {
  const reading = (ctx: Context) => reaches.of(ctx, 'issue.read');
  const standing = async (ctx: Context, unitId: UnitId | null) => ({
    path: unitId === null ? [] : ((await lookup.paths(ctx, [unitId])).get(unitId) ?? []),
  });

  async function present(ctx: Context, stored: readonly StoredPaper[]): Promise<PaperRow[]> {
    const ids = stored.flatMap(({ unitId }) => (unitId ? [unitId] : []));
    const [names, paths] = [await lookup.names(ctx, ids), await lookup.paths(ctx, ids)];
    return stored.map(({ sha256: _sha256, ...paper }) => ({
      ...paper,
      unitName: paper.unitId && (names.get(paper.unitId) ?? ''),
      can: canPaper(ctx.actor, paper, { path: (paper.unitId && paths.get(paper.unitId)) || [] }),
    }));
  }
  const one = async (ctx: Context, id: PaperId): Promise<PaperRow> => {
    const [row] = await present(ctx, [found(await papers.get(ctx, id, await reading(ctx)), '这份公文')]);
    return found(row, '这份公文');
  };

  async function held(ctx: Context, { id, revision }: { id: PaperId; revision: number }, action: PaperAction): Promise<StoredPaper> {
    const paper = found(await papers.take(ctx, id, await reading(ctx)), '这份公文');
    refuse(mayNotPaper(ctx.actor, action, paper, await standing(ctx, paper.unitId)));
    if (paper.revision !== revision) throw paperProblems.outdated({});
    return paper;
  }

  /** What may stand in a paper now, asked when it is drawn up and again when it goes out. */
  async function standIn(ctx: Context, kind: PaperContent['kind'], ids: StoredPaper['issueIds']): Promise<PaperMatter> {
    const matter = await matterOf(ctx, ids, await reading(ctx));
    if (matter.chosen.length < ids.length) found(undefined, '选的问题里有的');
    refuse(mayNotStandIn(kind, matter.chosen));
    return matter;
  }

  const contentOf = (ctx: Context, paper: StoredPaper, { issues }: PaperMatter, numbered: string): PaperContent => ({
    kind: paper.kind,
    state: numbered === '' ? 'draft' : 'issued',
    numbered,
    day: ctx.today,
    fields: paper.fields,
    issues,
  });

  /** 查该拟的公文 */
  async function offers(ctx: Context, { issueId }: Input<'offers'>) {
    const rows = offersOf(await offeredIssues(ctx, await reaches.of(ctx, 'issue.dispatch'), issueId));
    const names = await lookup.names(
      ctx,
      rows.flatMap(({ unitId }) => unitId ?? []),
    );
    return { rows: rows.map((row) => ({ ...row, unitName: row.unitId && (names.get(row.unitId) ?? '') })) };
  }

  /** 拟公文 */
  async function draw(ctx: Context, { kind, bulletin, issueIds }: Input<'draw'>): Promise<PaperRow> {
    const ids = [...new Set(issueIds)];
    const matter = await standIn(ctx, kind, ids);
    const [first] = matter.chosen;
    const unitId = isForOneUnit(kind) ? (first?.leadUnitId ?? null) : null;
    refuse(mayNotDraw(ctx.actor, kind, unitId, await standing(ctx, unitId)));
    const own = ctx.actor.unitId as UnitId | null;
    const root = (await lookup.root(ctx)) ?? null;
    const registrar = first?.registrarUnitId ?? null;
    const names = await lookup.names(
      ctx,
      [own, registrar, root].flatMap((unit) => unit ?? []),
    );
    // a report goes back to whoever found it; a unit that found it itself reports to the city
    const sender = kind === 'rectificationReport' ? (registrar === unitId ? root : registrar) : own;
    const office = (sender && names.get(sender)) || (root && names.get(root)) || '';
    const ahead = first && kind === 'escalationNotice' ? (await escalationOf(ctx, first)).ahead[0] : undefined;
    const fields = draftFields(kind, matter.issues, {
      office,
      unit: first?.leadUnitName ?? '',
      today: ctx.today,
      bulletin,
      next: ahead ? sayStep(ahead) : null,
    });
    const id = ctx.newId() as PaperId;
    await papers.add(ctx, { id, kind, unitId, makerUnitId: own, issueIds: ids, fields });
    await ctx.record(paperFacts.drawn, id, { kind, title: fields.title, issues: ids.length }, unitId);
    return one(ctx, id);
  }

  /** 改公文草稿 */
  async function edit(ctx: Context, { id, revision, fields }: Input<'edit'>): Promise<PaperRow> {
    const { kind, unitId } = await held(ctx, { id, revision }, 'edit');
    await papers.edit(ctx, id, fields);
    await ctx.record(paperFacts.edited, id, { kind, title: fields.title }, unitId);
    return one(ctx, id);
  }

  /** 发出公文: takes its number, is written and kept; each issue's life tells of it. */
  async function issue(ctx: Context, { id, revision }: Input<'issue'>): Promise<PaperRow> {
    const paper = await held(ctx, { id, revision }, 'issue');
    const matter = await standIn(ctx, paper.kind, paper.issueIds);
    const photos = await picturesOf(ctx, files, matter.pictures);
    const year = Number(ctx.today.slice(0, 4));
    const number = await papers.nextNumber(ctx, paper.kind, year);
    const numbered = numberOfPaper(paper.fields.mark, year, number);
    const bytes = await write(contentOf(ctx, paper, matter, numbered), photos);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const { size } = await files.put(sha256, Readable.from([Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)]));
    await papers.issue(ctx, id, { year, number, numbered, sha256, size });
    const { kind, unitId, fields } = paper;
    const unitName = matter.chosen[0] && unitId ? matter.chosen[0].leadUnitName : fields.addressee;
    const told = { kind, title: fields.title, numbered, unitName, paperId: id, sha256 };
    await ctx.record(paperFacts.issued, id, told, unitId);
    for (const about of paper.issueIds) await ctx.record(paperFacts.issued, about, told, unitId);
    return one(ctx, id);
  }

  /** 撤回公文: its number stays taken and its file stays readable. */
  async function withdraw(ctx: Context, { id, revision, reason }: Input<'withdraw'>): Promise<PaperRow> {
    const { kind, unitId, fields, numbered, issueIds } = await held(ctx, { id, revision }, 'withdraw');
    await papers.withdraw(ctx, id, reason);
    const told = { kind, title: fields.title, numbered, paperId: id, reason };
    await ctx.record(paperFacts.withdrawn, id, told, unitId);
    for (const about of issueIds) await ctx.record(paperFacts.withdrawn, about, told, unitId);
    return one(ctx, id);
  }

  /** 丢掉公文草稿 */
  async function discard(ctx: Context, { id, revision }: Input<'discard'>): Promise<{ id: PaperId }> {
    const { kind, unitId, fields } = await held(ctx, { id, revision }, 'discard');
    await papers.discard(ctx, id);
    await ctx.record(paperFacts.discarded, id, { kind, title: fields.title }, unitId);
    return { id };
  }

  /** 下载公文 */
  async function file(ctx: Context, { id }: Input<'file'>): Promise<Download> {
    const paper = found(await papers.get(ctx, id, await reading(ctx)), '这份公文');
    const { kind, fields, numbered, sha256 } = paper;
    const name = `${paperKinds[kind]}${numbered || '草稿'} ${fields.addressee}.docx`;
    if (sha256 !== null) return new Download(await issuedFile(files, sha256), docx, name);
    const matter = await matterOf(ctx, paper.issueIds, await reading(ctx));
    const bytes = await write(contentOf(ctx, paper, matter, ''), await picturesOf(ctx, files, matter.pictures));
    return new Download(bytes, docx, name);
  }

  return {
    offers,
    draw,
    edit,
    issue,
    withdraw,
    discard,
    file,
    async read(ctx: Context, { id }: Input<'read'>) {
      const paper = await one(ctx, id);
      return { paper, issues: (await matterOf(ctx, paper.issueIds, await reading(ctx))).issues };
    },
    async list(ctx: Context, { issueId, kind, ...page }: Input<'list'>) {
      const { rows, next } = await papers.page(ctx, { issueId, kind }, await reading(ctx), page);
      return { rows: await present(ctx, rows), next };
    },
  };
}
