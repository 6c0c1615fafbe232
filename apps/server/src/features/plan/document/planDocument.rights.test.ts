import { type PersonId, roleContract } from '@weicheng/domain/organization';
import { draftTaskContract, draftUnitContract, planDocumentContract, taskContract } from '@weicheng/domain/plan';
import { accountContract } from '@weicheng/domain/platform';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type TestOffice, testOffice } from '../../../testing/office.ts';
import { draftOf, imported, refused, unitNamed } from '../../../testing/planDesk.ts';

let office: TestOffice;
let lead: Caller;
let street: Caller;

beforeAll(async () => {
  office = await testOffice({ background: true });
  lead = await office.as('chuangwei');
  street = await office.as('jiedao');
  // a subdistrict of a big city plans for itself: the right is given at its own unit
  const security = await office.as('anquan');
  const role = await security.call(roleContract.create, {
    name: '街道方案员',
    permissions: ['plan.read', 'plan.import', 'plan.publish'],
    secondFactorRequired: false,
  });
  const unitId = await unitNamed(lead, '云台街道');
  const { personId } = await street.call(accountContract.me, {});
  await security.call(roleContract.grant, { personId: personId as PersonId, roleId: role.id, unitId, from: '2026-01-01' });
});

const plan = (unit: string) => `云台街道工作方案
一、工作任务
1.清理楼道杂物。
责任单位：${unit}
完成时限：2027年3月
`;

const ready = async (who: Caller, words: string) => {
  const row = await imported(who, words);
  const items = (await draftOf(who, row)).tasks.map(({ id, revision }) => ({ id, revision }));
  const { revision } = await who.call(draftTaskContract.acceptMany, { documentId: row.id, items });
  return { id: row.id, revision, row };
};

describe('a plan of a subdistrict', () => {
  it('is its own: seen above, published below, hidden beside', async () => {
    const { id, revision, row } = await ready(street, plan('云台社区'));
    expect(row.unitName).toBe('云台街道');
    expect((await lead.call(planDocumentContract.read, { id })).can['edit']).toBeNull();
    for (const name of ['chengguan', 'shequ', 'chuangwei-2'])
      expect(await refused((await office.as(name)).call(planDocumentContract.read, { id }))).toMatchObject({ status: 404 });
    expect(await street.call(planDocumentContract.publish, { id, revision })).toMatchObject({ issued: 1, assignments: 1 });
    const below = await office.as('shequ');
    expect((await below.call(planDocumentContract.read, { id })).can['edit']).toContain('你的岗位不能');
    expect((await below.call(planDocumentContract.list, {})).rows.map((r) => r.id)).toContain(id);
    expect((await below.call(taskContract.list, { documentId: id })).rows).toHaveLength(1);
    expect(await refused((await office.as('chengguan')).call(planDocumentContract.read, { id }))).toMatchObject({ status: 404 });
  });

  it('issues nothing to a unit that does not stand below', async () => {
    const { id, revision } = await ready(street, plan('市城管局'));
    expect(await refused(street.call(planDocumentContract.publish, { id, revision }))).toMatchObject({
      code: 'planDocument.units-beyond',
      status: 403,
    });
    expect((await street.call(planDocumentContract.checkPublication, { id })).refusal).toContain('市城市管理综合执法局');
    // what is of no concern to the plan is said so, for this document
    const decided = await street.call(draftUnitContract.confirm, { documentId: id, printed: '市城管局', decision: { kind: 'none' } });
    const issued = await street.call(planDocumentContract.publish, { id, revision: decided.revision });
    expect(issued).toMatchObject({ issued: 1, assignments: 0 });
  });

  it('is not imported for another unit', async () => {
    const unitId = await unitNamed(lead, '市城市管理');
    expect(await refused(street.call(planDocumentContract.import, { text: plan('城管'), unitId }))).toMatchObject({ status: 403 });
    expect(await refused((await office.as('shequ')).call(planDocumentContract.import, { text: plan('某社区') }))).toMatchObject({
      status: 403,
    });
  });
});
