import { type BudgetSums, budgetKinds, yuan } from '@weicheng/domain/plan';
import { shareOf } from './money.ts';

/** 预算、到位、支出 in 元 as three figures, each with what it is compared with. */
export function Sums({ sums: { budgeted, allocated, spent } }: { sums: BudgetSums }) {
  const figures = [
    { says: budgetKinds.budgeted, fen: budgeted, beside: '元' },
    { says: budgetKinds.allocated, fen: allocated, beside: budgeted > 0 ? `占预算 ${shareOf(allocated, budgeted)}` : '元' },
    { says: budgetKinds.spent, fen: spent, beside: allocated > 0 ? `占到位 ${shareOf(spent, allocated)}` : '元' },
  ];
  return (
    <dl className="budget-sums">
      {figures.map(({ says, fen, beside }) => (
        <div key={says}>
          <dt>{says}</dt>
          <dd>
            <b>{yuan(fen)}</b>
            <span className="sub">{beside}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
