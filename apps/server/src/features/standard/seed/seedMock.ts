import { addDays } from '@weicheng/domain/kernel';
import { type CheckItem, type Site, siteFacts } from '@weicheng/domain/standard';
import type { Memory } from '#platform/memory';
import { openReaches } from '../../organization/index.ts';
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

/** One assessment of the sample: days ago, and of how many items one is wrong; the fewer, the worse the city stood. */
interface Round {
  title: string;
  seed: string;
  created: number;
  drawn: number;
  scored: number;
  /** The last day of it. */
  until: number;
  wrong: { poorest: number; elsewhere: number };
  /** Under way: so many of its sheets are filled, in tenths; not said, all are and it is over. */
  filled?: number;
}
const rounds: readonly Round[] = [
  { title: '春季模拟评估', seed: '澄溪 327', created: 216, drawn: 214, scored: 209, until: 205, wrong: { poorest: 3, elsewhere: 4 } },
  { title: '秋季模拟评估', seed: '澄溪 618', created: 40, drawn: 38, scored: 33, until: 30, wrong: { poorest: 3, elsewhere: 5 } },
  { title: '年底模拟评估', seed: '澄溪 905', created: 6, drawn: 5, scored: 2, until: -8, wrong: { poorest: 3, elsewhere: 6 }, filled: 2 },
];

/**
 * 示例的点位，两次办完的和一次在打分的模拟评估: drawn by a seed, every sheet filled by a pattern that depends on its number and
 * subdistrict. Of the one under way the first sheets are finished, the next is half filled, the rest is open.
 */
export async function seedMock(act: Acting, memory: Memory, scorers: Scorers, all: readonly Site[]) {
  const desk = await act.as(scorers.leadId, rounds[0]?.created ?? 0);
  await sites.addMany(desk, all);
  await desk.record(siteFacts.imported, null, { added: all.length, known: 0, sha256: '', ids: all.map(({ id }) => id) });
  for (const round of rounds) await seedRound(act, memory, scorers, round);
}

async function seedRound(act: Acting, memory: Memory, { leadId, inspectorId, assessorId }: Scorers, round: Round): Promise<void> {
  const reaches = openReaches(memory);
  const present = assessmentPresenter(reaches);
  const service = mockAssessmentService(reaches, present);
  const scoring = scoreSheetService(reaches);

  const desk = await act.as(leadId, round.created);
  const { id } = await service.create(desk, {
    ...{ title: round.title, citySize: 'ordinary', population: 62, builtUpOnly: true },
    ...{ from: addDays(desk.today, round.created - round.drawn), until: addDays(desk.today, round.created - round.until) },
  });
  await drawSheets(present)(await act.as(leadId, round.drawn), { id, seed: round.seed, reason: '' });

  const [inspector, assessor] = [await act.as(inspectorId, round.scored), await act.as(assessorId, round.scored)];
  const lists = new Map((await assessments.checklists(desk, id)).map((list) => [list.key, list.items]));
  const sheets = await scoreSheets.all(desk, id, null);
  const toFill = Math.floor((sheets.length * (round.filled ?? 10)) / 10);
  for (const [n, sheet] of sheets.slice(0, toFill + 1).entries()) {
    const who = sheet.kind === 'site' ? inspector : assessor;
    const marks = marksOf(sheet, lists.get(sheet.checklist) ?? [], round.wrong);
    await scoring.markLines(
      who,
      sheet.id,
      marks.map((mark) => ({ ...mark, revision: 0 })),
    );
    if (n === toFill) break;
    await scoring.markRest(who, { id: sheet.id });
    await scoring.finish(who, { id: sheet.id });
  }
  if (round.filled === undefined) await service.finish(await act.as(leadId, round.until), { id, handOver: false });
}

const nothingSaid = { remark: '', photos: [] as string[] };

/** The lines that lose points; the rest of a sheet is in order. */
function marksOf({ kind, number, subdistrictName }: StoredSheet, items: readonly CheckItem[], wrong: Round['wrong']) {
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
  const every = subdistrictName === poorest ? wrong.poorest : wrong.elsewhere;
  return items
    .filter((item, n) => !item.keyItem && (number * 3 + n * 7) % every === 0)
    .map(({ key }) => ({ ...nothingSaid, item: key, kind: 'defects' as const, defects: 1 + (number % 3), seen: 10, rating: 0 }));
}
