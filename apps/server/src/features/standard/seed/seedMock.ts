import { addDays } from '@weicheng/domain/kernel';
import { type CheckItem, type Site, siteFacts } from '@weicheng/domain/standard';
import type { Memory } from '#platform/memory';
import { openReaches } from '../../organization/index.ts';
import { cityEdition } from '../edition/inForce.ts';
import { drawSheets } from '../mockAssessment/draw.service.ts';
import { assessmentPresenter } from '../mockAssessment/mockAssessment.present.ts';
import { mockAssessmentService } from '../mockAssessment/mockAssessment.service.ts';
import { assessments } from '../mockAssessment/mockAssessment.store.ts';
import { scoreSheetService } from '../scoreSheet/scoreSheet.service.ts';
import { type StoredSheet, scoreSheets } from '../scoreSheet/scoreSheet.store.ts';
import { sites } from '../site/site.store.ts';
import type { Acting, Officials } from './seedReadings.ts';

/** Who walks the streets and who reads the files. */
export interface Scorers extends Officials {
  inspectorId: string;
  assessorId: string;
}

/** Where more is wrong than elsewhere. */
const poorest = '青禾街道';
const ago = { created: 40, drawn: 38, scored: 33, finished: 30 } as const;

/**
 * 示例的点位，和一次办完的模拟评估: drawn by a seed, every sheet filled by a pattern that depends on its number and subdistrict.
 */
export async function seedMock(act: Acting, memory: Memory, { leadId, inspectorId, assessorId }: Scorers, all: readonly Site[]) {
  const reaches = openReaches(memory);
  const present = assessmentPresenter(reaches);
  const service = mockAssessmentService(reaches, present);
  const scoring = scoreSheetService(reaches);

  const desk = await act.as(leadId, ago.created);
  await sites.addMany(desk, all);
  await desk.record(siteFacts.imported, null, { added: all.length, known: 0, sha256: '', ids: all.map(({ id }) => id) });
  const { edition, scoringTable: table, samplingPlan: plan } = await cityEdition(desk);
  const { id } = await service.create(desk, {
    ...{ title: '秋季模拟评估', edition, table, plan, citySize: 'ordinary', population: 62, builtUpOnly: true },
    ...{ from: addDays(desk.today, 2), until: addDays(desk.today, ago.created - ago.finished) },
  });
  await drawSheets(present)(await act.as(leadId, ago.drawn), { id, seed: '澄溪 618', reason: '' });

  const [inspector, assessor] = [await act.as(inspectorId, ago.scored), await act.as(assessorId, ago.scored)];
  const lists = new Map((await assessments.checklists(desk, id)).map((list) => [list.key, list.items]));
  for (const sheet of await scoreSheets.all(desk, id, null)) {
    const who = sheet.kind === 'site' ? inspector : assessor;
    for (const mark of marksOf(sheet, lists.get(sheet.checklist) ?? [])) await scoring.mark(who, { id: sheet.id, revision: 0, ...mark });
    await scoring.markRest(who, { id: sheet.id });
    await scoring.finish(who, { id: sheet.id });
  }
  await service.finish(await act.as(leadId, ago.finished), { id });
}

const nothingSaid = { remark: '', photos: [] as string[] };

/** The lines that lose points; the rest of a sheet is in order. */
function marksOf({ kind, number, subdistrictName }: StoredSheet, items: readonly CheckItem[]) {
  if (kind === 'documents')
    return items
      .filter((_, n) => (number + n) % 3 === 0)
      .map(({ key }, n) => ({
        ...nothingSaid,
        item: key,
        kind: 'rating' as const,
        defects: 0,
        seen: 0,
        rating: 7 + ((number + n) % 3) / 2,
      }));
  const every = subdistrictName === poorest ? 3 : 5;
  return items
    .filter((item, n) => !item.keyItem && (number * 3 + n * 5) % every === 0)
    .map(({ key }) => ({ ...nothingSaid, item: key, kind: 'defects' as const, defects: 1 + (number % 3), seen: 10, rating: 0 }));
}
