import type { UnitId } from '@weicheng/domain/organization';
import {
  clockOfIssue,
  dayOfMoment,
  type Issue,
  type IssueId,
  issueSources,
  issueStates,
  markSays,
  type PaperIssue,
  paperProblems,
} from '@weicheng/domain/rectification';
import type { Context } from '#platform/context';
import { bytesOf, type FileStore } from '#platform/files';
import { lookup, type Reach } from '../../organization/index.ts';
import { calendarOf } from '../../standard/index.ts';
import { rulesOf } from '../cityRules/cityRules.service.ts';
import { issues } from '../issue/issue.store.ts';
import { matters } from '../issue/matter.ts';
import { type PaperParts, papers } from './paper.store.ts';

/** What of the issues of a paper its reader sees, in the order chosen, and where their pictures lie. */
export interface PaperMatter {
  chosen: (Issue & { leadUnitName: string })[];
  issues: PaperIssue[];
  pictures: PaperParts['photos'];
}

/** The issues as they are now. One that is out of the reader's reach is not there. */
export async function matterOf(ctx: Context, ids: readonly IssueId[], reach: Reach): Promise<PaperMatter> {
  const found = await issues.several(ctx, ids, reach);
  const units = found.flatMap(({ leadUnitId, supportingUnitIds }) => (leadUnitId ? [leadUnitId, ...supportingUnitIds] : supportingUnitIds));
  const [names, parts, calendar] = [await lookup.names(ctx, units), await papers.parts(ctx, ids), await calendarOf(ctx)];
  const nameOf = (unit: UnitId | null) => (unit === null ? '' : (names.get(unit) ?? ''));
  const inOrder = ids.flatMap((id) => found.filter((issue) => issue.id === id));
  const rows = inOrder.map((issue): PaperIssue => {
    const { answer = null, pressed = 0, photos = [] } = parts.get(issue.id) ?? {};
    const clock = clockOfIssue(issue, ctx.today, calendar);
    return {
      number: issue.number,
      title: issue.title,
      text: issue.text,
      place: issue.place,
      matter: issue.matter === null ? '' : (matters().get(issue.matter)?.name ?? issue.matter),
      source: issueSources[issue.source],
      found: dayOfMoment(issue.registeredAt),
      leadUnit: nameOf(issue.leadUnitId),
      supportingUnits: issue.supportingUnitIds.map(nameOf),
      due: issue.due,
      overdueDays: clock.kind === 'overdue' ? Math.abs(clock.days) : 0,
      pressed,
      state: issueStates[issue.state],
      closed: issue.closedAt === null ? null : dayOfMoment(issue.closedAt),
      rechecks: issue.rechecks,
      answer: answer as PaperIssue['answer'],
      photos: photos.map(({ kind, photoId }) => ({ kind, photoId })),
    };
  });
  return {
    chosen: inOrder.map((issue) => ({ ...issue, leadUnitName: nameOf(issue.leadUnitId) })),
    issues: rows,
    pictures: inOrder.flatMap(({ id }) => parts.get(id)?.photos ?? []),
  };
}

/** The small clean copies, marked where the city wants it, enough for a picture of 70 mm; one that is lost leaves its caption. */
export async function picturesOf(ctx: Context, files: FileStore, photos: PaperParts['photos']) {
  const mark = (await rulesOf(ctx)).photoMark.on ? (await import('../photo/mark.ts')).marked : null;
  const found = new Map<string, { bytes: Uint8Array; width: number; height: number }>();
  for (const { photoId, sha256, width, height, receivedAt, place } of photos) {
    const bytes = await bytesOf(files, sha256);
    if (bytes) found.set(photoId, { bytes: mark ? await mark(bytes, markSays({ receivedAt, place })) : bytes, width, height });
  }
  return found;
}

/** The bytes of an issued paper. */
export async function issuedFile(files: FileStore, sha256: string): Promise<Uint8Array> {
  const bytes = await bytesOf(files, sha256);
  if (!bytes) throw paperProblems.gone({});
  return bytes;
}
