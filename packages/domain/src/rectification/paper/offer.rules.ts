import type { UnitId } from '../../organization/index.ts';
import type { IssueId } from '../issue/issue.schema.ts';
import type { PaperKind } from './paper.schema.ts';

/** 督办阶梯上要出公文的级, and which paper each is: 督办单 to the unit; 通报 as a list to all. */
export const offeredPapers = { notice: 'escalationNotice', bulletin: 'issueList' } as const satisfies Readonly<Record<string, PaperKind>>;
export type OfferedStep = keyof typeof offeredPapers;

/** An issue on such a step of the ladder for which the paper was not drawn up yet. */
export interface Offered {
  step: OfferedStep;
  id: IssueId;
  number: number;
  title: string;
  unitId: UnitId;
}

/** 可以拟的一份公文: all issues that go into it; `unitId` null where it speaks of several units. */
export interface PaperOffer {
  step: OfferedStep;
  kind: PaperKind;
  unitId: UnitId | null;
  issues: Pick<Offered, 'id' | 'number' | 'title'>[];
}

const most = 100;

/** 该拟的公文: one 督办单 a unit, one 通报 for all, a hundred issues in each at the most; in the order the issues come. */
export function offersOf(rows: readonly Offered[]): PaperOffer[] {
  const groups = Map.groupBy(rows, ({ step, unitId }) => (step === 'notice' ? `${step} ${unitId}` : step));
  return [...groups.values()].flatMap((own) =>
    Array.from({ length: Math.ceil(own.length / most) }, (_, n) => {
      const part = own.slice(n * most, (n + 1) * most);
      const { step, unitId } = part[0] as Offered;
      return {
        step,
        kind: offeredPapers[step],
        unitId: step === 'notice' ? unitId : null,
        issues: part.map(({ id, number, title }) => ({ id, number, title })),
      };
    }),
  );
}
