import { trailContract } from '@weicheng/domain/organization';
import { confirmationContract, editionContract } from '@weicheng/domain/standard';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type TestOffice, testOffice } from '../../../testing/office.ts';
import { refused } from '../../../testing/planDesk.ts';

let office: TestOffice;
let desk: Caller;
beforeAll(async () => {
  office = await testOffice();
  desk = await office.as('chuangwei');
});

describe('采用的标准', () => {
  it('is the first of the product in a new city; every edition is listed', async () => {
    const { rows, cityEdition } = await desk.call(editionContract.list, {});
    expect(cityEdition).toMatchObject({ edition: 'national-hygiene-city-2021', version: null, revision: 0, chosenBy: null });
    expect(rows.map(({ edition, inForce, clauses }) => [edition, inForce, clauses > 10])).toEqual([
      ['national-hygiene-city-2021', true, true],
      ['national-hygiene-county-2021', false, true],
      ['national-hygiene-city-2010', false, true],
    ]);
    const { edition, inForce } = await desk.call(editionContract.inForce, {});
    expect([edition.indicators.length, inForce]).toEqual([58, true]);
  });

  it('has a page for a clause: its items in the checklists, where it comes from', async () => {
    const markets = await desk.call(editionContract.clause, { edition: 'national-hygiene-city-2021', clause: 'markets' });
    expect(markets.checkItems.length).toBeGreaterThan(3);
    expect(markets.keys).toEqual(['markets']);
    expect(markets.kin.every(({ edition, later }) => edition === 'national-hygiene-city-2010' && !later)).toBe(true);
    const none = { edition: 'national-hygiene-city-2021', clause: 'nothing' };
    expect((await refused(desk.call(editionContract.clause, none))).code).toBe('edition.no-clause');
    expect((await refused(desk.call(editionContract.read, { edition: 'x' }))).code).toBe('edition.unknown');
  });

  it('compares two, by the map that is kept or one drawn from keys and names', async () => {
    const kept = await desk.call(editionContract.compare, { from: 'national-hygiene-city-2010', to: 'national-hygiene-city-2021' });
    expect([kept.drawn, kept.map.clauses.length]).toEqual([false, kept.from.clauses.length]);
    const drawn = await desk.call(editionContract.compare, { from: 'national-hygiene-city-2021', to: 'national-hygiene-county-2021' });
    expect(drawn.map.indicators.filter(({ to }) => to.length === 0)).toHaveLength(4);
    expect(drawn.drawn).toBe(true);
  });

  it('changes by the office, once; the second of two at the same time is told', async () => {
    const wish = { edition: 'national-hygiene-county-2021', revision: 0 };
    const both = await Promise.all(
      [1, 2].map(() => desk.call(editionContract.choose, wish).catch((problem: { code: string }) => problem.code)),
    );
    expect(both.filter((said) => typeof said !== 'string')).toHaveLength(1);
    expect(['changed-meanwhile', 'edition.same']).toContain(both.find((said) => typeof said === 'string'));
    const { edition, inForce } = await desk.call(editionContract.inForce, {});
    expect([edition.key, edition.indicators.length, inForce]).toEqual(['national-hygiene-county-2021', 54, true]);
    expect((await refused((await office.as('jiedao')).call(editionContract.choose, wish))).code).toBe('not-allowed');
    const other = await (await office.as('chuangwei-2')).call(editionContract.inForce, {});
    expect(other.edition.key).toBe('national-hygiene-city-2021');
  });

  it('rehearses by a table and samples that exist', async () => {
    const { cityEdition } = await desk.call(editionContract.list, {});
    const rules = { revision: cityEdition.revision, scoringTable: cityEdition.scoringTable, samplingPlan: cityEdition.samplingPlan };
    expect((await refused(desk.call(editionContract.chooseRules, { ...rules, scoringTable: 'none' }))).status).toBe(404);
    expect((await desk.call(editionContract.chooseRules, rules)).revision).toBe(cityEdition.revision + 1);
  });
});

describe('核实', () => {
  const smoking = { file: 'national-hygiene-city-2021', entry: 'indicator:K07' };
  it('puts a figure right with who, when and by what, and takes it back', async () => {
    const two = await office.as('chuangwei-2');
    const before = await two.call(confirmationContract.list, {});
    const row = before.files[0]?.rows.find(({ entry }) => entry === smoking.entry);
    expect(row).toMatchObject({ name: '15岁以上人群吸烟率', target: 25, confirmation: null, verification: 'unverified' });
    const said = await two.call(confirmationContract.confirm, { ...smoking, target: 20, source: '全爱卫发〔2021〕6号附件 2 第 7 行' });
    expect(said).toMatchObject({ target: 20, officialNumber: null });
    expect(said.confirmedBy).not.toBe('');
    const { edition, confirmations } = await two.call(editionContract.inForce, {});
    expect(edition.indicators.find(({ key }) => key === 'K07')?.rule).toEqual({ kind: 'lt', target: 20 });
    expect(confirmations).toHaveLength(1);
    await two.call(confirmationContract.withdraw, smoking);
    expect((await two.call(editionContract.inForce, {})).edition.indicators.find(({ key }) => key === 'K07')?.rule).toEqual({
      kind: 'lt',
      target: 25,
    });
    expect((await refused(two.call(confirmationContract.withdraw, smoking))).code).toBe('confirmation.not-confirmable');
  });

  it('refuses a figure that cannot be, one where there is none, a number that is another’s, a fact that was seen', async () => {
    const two = await office.as('chuangwei-2');
    const confirm = (about: object) =>
      refused(two.call(confirmationContract.confirm, { ...smoking, source: '原文', ...about })).then(({ code }) => code);
    expect(await confirm({ target: 250 })).toBe('confirmation.bad-figure');
    expect(await confirm({ entry: 'indicator:K34' })).toBe('confirmation.not-confirmable');
    expect(await confirm({ entry: 'clause:markets', officialNumber: 12 })).toBe('confirmation.number-taken');
    expect(await confirm({ entry: 'clause:markets', target: 3 })).toBe('confirmation.no-figure');
    expect(await confirm({ file: 'nothing' })).toBe('not-found');
    expect(await confirm({ source: ' ' })).toBe('invalid-input');
  });

  it('leaves a line in the trail', async () => {
    const audit = await office.as('shenji');
    const { rows } = await audit.call(trailContract.list, { kind: 'edition.chosen' });
    expect(rows.map(({ line }) => line)).toEqual([expect.stringContaining('采用《')]);
  });
});
