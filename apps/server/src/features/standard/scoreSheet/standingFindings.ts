import type { CheckItem, FindingRow, MockAssessmentId } from '@weicheng/domain/standard';
import type { Context } from '#platform/context';
import { assessments } from '../mockAssessment/mockAssessment.store.ts';
import { findings } from './finding.store.ts';
import { scoreSheets } from './scoreSheet.store.ts';

/** 一项检查发现, as whoever puts it right needs it. */
export interface StandingFinding extends Omit<FindingRow, 'clauseTitle'> {
  assessmentTitle: string;
  placeKindName: string;
  address: string;
  /** What the item asks for, in the words of the list. */
  asks: string;
  wantsPhoto: boolean;
  /** 管理事项 it most likely is; null where the list proposes none. */
  matter: string | null;
}

/** 一次办完的评估查出的, those that stand; none while it is under way. Of the whole city, whoever asks. */
export async function standingFindings(ctx: Context, id: MockAssessmentId): Promise<StandingFinding[]> {
  const assessment = await assessments.get(ctx, id);
  if (assessment?.state !== 'finished') return [];
  const items = new Map<string, CheckItem>();
  for (const list of await assessments.checklists(ctx, id)) for (const item of list.items) items.set(`${list.key} ${item.key}`, item);
  const sheets = new Map((await scoreSheets.all(ctx, id, null)).map((sheet) => [sheet.id, sheet]));
  return (await findings.ofAssessment(ctx, id)).flatMap(({ assessmentId: _, ...finding }) => {
    const sheet = sheets.get(finding.sheetId);
    const item = sheet && items.get(`${sheet.checklist} ${finding.item}`);
    if (!sheet || !item) return [];
    const { placeKindName, address } = sheet;
    const wanted = { asks: item.text, wantsPhoto: item.photo, matter: item.matter ?? null };
    return { ...finding, assessmentTitle: assessment.title, placeKindName, address, ...wanted };
  });
}
