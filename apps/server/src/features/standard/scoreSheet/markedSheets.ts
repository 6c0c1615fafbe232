import { type ItemMark, type MarkedSheet, type ScoreSheetRow, scoreWritten } from '@weicheng/domain/standard';
import type { Context } from '#platform/context';
import type { Reach } from '../../organization/index.ts';
import { assessments, type StoredAssessment } from '../mockAssessment/mockAssessment.store.ts';
import { type StoredSheet, scoreSheets } from './scoreSheet.store.ts';

/** A sheet, its marks, and what they are worth. */
export interface WholeSheet extends MarkedSheet {
  sheet: StoredSheet & Pick<ScoreSheetRow, 'id'>;
  marks: ItemMark[];
}

/** Every sheet of an assessment within a reach, scored; by number. */
export async function markedSheets(
  ctx: Context,
  { id, citySize }: Pick<StoredAssessment, 'id' | 'citySize'>,
  reach: Reach,
): Promise<WholeSheet[]> {
  const lists = new Map((await assessments.checklists(ctx, id)).map((list) => [list.key, list]));
  const [sheets, marks] = [await scoreSheets.all(ctx, id, reach), await scoreSheets.marksOfAll(ctx, id)];
  return sheets.flatMap((sheet) => {
    const checklist = lists.get(sheet.checklist);
    const written = marks.get(sheet.id) ?? [];
    return checklist ? [{ sheet, marks: written, score: scoreWritten(checklist, written, citySize) }] : [];
  });
}
