import type { UnitId } from '@weicheng/domain/organization';
import { indicatorOwnerContract, type ReadingRow, readingContract } from '@weicheng/domain/standard';
import { beforeAll, describe, expect, it } from 'vitest';
import { unitNamed } from '../../../testing/issuedPlan.ts';
import { type Caller, type TestOffice, testOffice } from '../../../testing/office.ts';

let office: TestOffice;
let desk: Caller;
let liaison: Caller;
let unitId: UnitId;
beforeAll(async () => {
  office = await testOffice();
  desk = await office.as('chuangwei');
  liaison = await office.as('lianluo');
  unitId = (await unitNamed(office, '市城市管理综合执法局')) as UnitId;
  const items = ['K12', 'K13', 'K15', 'K16', 'K20', 'K21', 'K39', 'K44', 'K50', 'K56'].map((indicator) => ({ indicator, unitId }));
  await desk.call(indicatorOwnerContract.assign, { items });
});

const lastYear = () => new Date(office.clock.now).getUTCFullYear() - 1;
const form = (indicator: string, about: object = {}) => ({ indicator, year: lastYear(), source: '年度统计', ...about });
const rowOf = async (who: Caller, indicator: string) =>
  (await who.call(readingContract.list, {})).rows.find((row) => row.indicator.key === indicator);
const approve = (row: ReadingRow, who = desk) => who.call(readingContract.approve, { id: row.id, revision: row.revision });

describe('指标填报', () => {
  it('goes from the unit to the office and counts once it is approved', async () => {
    expect(await rowOf(liaison, 'K15')).toMatchObject({ owed: 1, standing: 'unknown', can: { fill: null } });
    const reported = await liaison.call(readingContract.report, form('K15', { numerator: '171', denominator: '200' }));
    expect(reported).toMatchObject({ value: 85.5, numerator: 171, denominator: 200, state: 'reported', scope: 'builtUp' });
    expect((await rowOf(liaison, 'K15'))?.standing).toBe('unknown');
    const [waiting] = (await desk.call(readingContract.queue)).rows;
    expect(waiting).toMatchObject({ standing: 'met', reading: { id: reported.id, can: { approve: null } } });
    expect(await approve(reported)).toMatchObject({ state: 'approved', approvedBy: expect.any(String) });
    expect(await rowOf(liaison, 'K15')).toMatchObject({ owed: 0, standing: 'met', reason: '85.5%，不低于 80%。' });
  });
});
