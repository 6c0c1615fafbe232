import { type FindingId, findingFacts, foundWrong, type ItemMark, scoreWritten } from '@weicheng/domain/standard';
import type { Context } from '#platform/context';
import { findings, type StoredFinding } from './finding.store.ts';
import type { SheetOnDesk } from './scoreSheet.store.ts';

/**
 * 检查发现 of a sheet that was finished: what is new is found, what is in order now is withdrawn, what stands as it stood is left alone.
 * Answers how many stand.
 */
export async function settleFindings(ctx: Context, desk: SheetOnDesk, marks: readonly ItemMark[]): Promise<number> {
  const { sheet, checklist, citySize, assessmentTitle, edition } = desk;
  const wrong = foundWrong(scoreWritten(checklist, marks, citySize), marks);
  const photos = new Map(marks.map((mark) => [mark.item, mark.photos]));
  const standing = await findings.ofSheet(ctx, sheet);
  const same = (finding: StoredFinding) => wrong.some(({ item, text }) => item.key === finding.item && text === finding.text);
  const gone = standing.filter((finding) => !same(finding));
  const kept = new Set(standing.filter(same).map(({ item }) => item));
  const fresh = wrong
    .filter(({ item }) => !kept.has(item.key))
    .map(
      ({ item, text }): StoredFinding => ({
        id: ctx.newId() as FindingId,
        assessmentId: sheet.assessmentId,
        sheetId: sheet.id,
        sheetNumber: sheet.number,
        siteId: sheet.siteId,
        placeKind: sheet.placeKind,
        placeName: sheet.name,
        subdistrictId: sheet.subdistrictId,
        subdistrictName: sheet.subdistrictName,
        clause: item.clause,
        item: item.key,
        text,
        severity: item.severity,
        photos: photos.get(item.key) ?? [],
        foundAt: new Date(ctx.now).toISOString(),
      }),
    );
  await findings.withdraw(
    ctx,
    gone.map(({ id }) => id),
  );
  await findings.addMany(ctx, fresh);
  const { assessmentId, id: sheetId, name: placeName, address, subdistrictId } = sheet;
  for (const { id, text } of gone) await ctx.record(findingFacts.withdrawn, id, { assessmentId, sheetId, placeName, text }, subdistrictId);
  for (const finding of fresh) {
    const { siteId, placeKind, clause, item, text, severity, photos } = finding;
    const place = { sheetId, siteId, placeKind, placeName, address };
    const about = { edition, clause, item, text, severity, photos };
    await ctx.record(findingFacts.found, finding.id, { assessmentId, assessmentTitle, ...place, ...about }, subdistrictId);
  }
  return wrong.length;
}
