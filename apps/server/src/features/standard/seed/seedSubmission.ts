import { YearBasicsForm } from '@weicheng/domain/standard';
import { sampleYearBasics } from '../../../../../../samples/src/yearBasics.ts';
import { lastFullYear } from '../standing.ts';
import { freezeSubmission } from '../submission/submission.service.ts';
import { yearBasicsService } from '../yearBasics/yearBasics.service.ts';
import type { Acting, Officials } from './seedReadings.ts';

/** 示例的报送: the year before last handed in, with the reason for what was missing; the basic data of the last year half filled in. */
export async function seedSubmission(act: Acting, { leadId }: Officials): Promise<void> {
  const { save } = yearBasicsService([]);
  const desk = await act.as(leadId, 12);
  const last = lastFullYear(desk);
  for (const [back, lines] of sampleYearBasics.entries()) {
    const figures = Object.fromEntries(Object.entries(lines).map(([key, [value, source]]) => [key, { value, source }]));
    await save(desk, YearBasicsForm.parse({ year: last - back, figures }));
  }
  await freezeSubmission(desk, { year: last - 1, last: 0, reason: '体育方面的数由新定的单位从下一年度起填报。' });
}
