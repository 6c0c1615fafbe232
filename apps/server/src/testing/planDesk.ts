import { setTimeout as sleep } from 'node:timers/promises';
import type { Problem } from '@weicheng/domain/kernel';
import { type UnitId, unitContract } from '@weicheng/domain/organization';
import { draftContract, type PlanDocumentRow, planDocumentContract } from '@weicheng/domain/plan';
import type { Caller } from './office.ts';

/** A plan with three items; one of its names is met nowhere in the city. */
export const planText = (name: string, extra = '') => `澄溪市${name}工作实施方案
一、工作任务
（一）市容环境
1.整治背街小巷，完成改造80条。
牵头单位：市城管局
完成时限：2027年3月底前
2.规范农贸市场管理，落实清扫保洁制度。${extra}
牵头单位：市监所
配合单位：市卫健委
完成时限：2027年6月
（二）健康教育
1.开展健康教育进社区活动，发放宣传资料。
责任单位：市卫健委、各社区
完成时限：2027年底前
`;

/** The row once the reading is over. */
export const settled = async (who: Caller, id: PlanDocumentRow['id']): Promise<PlanDocumentRow> => {
  for (let i = 0; i < 400; i++) {
    const row = await who.call(planDocumentContract.read, { id });
    if (row.state !== 'reading') return row;
    await sleep(50);
  }
  throw new Error('still reading');
};

/** Pastes a plan in and waits for it. */
export const imported = async (who: Caller, words: string, more: object = {}) =>
  settled(who, (await who.call(planDocumentContract.import, { text: words, ...more })).id);

export const draftOf = (who: Caller, { id }: PlanDocumentRow) => who.call(draftContract.read, { documentId: id });

/** The refusal, which must come. */
export const refused = (promise: Promise<unknown>): Promise<Problem> =>
  promise.then(
    () => {
      throw new Error('not refused');
    },
    (problem: Problem) => problem,
  );

export const nth = <T>(list: readonly T[], n = 0): T => {
  const item = list[n];
  if (item === undefined) throw new Error(`no item ${n}`);
  return item;
};

export const unitNamed = async (who: Caller, name: string): Promise<UnitId> =>
  nth((await who.call(unitContract.search, { text: name })).rows).id;
