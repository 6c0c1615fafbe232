import { BudgetKind, type BudgetLineRow, type BudgetSums, budgetKinds, yuan } from '@weicheng/domain/plan';
import type { ReactNode } from 'react';

interface Group {
  area: string;
  sums: BudgetSums;
  rows: readonly BudgetLineRow[];
}

interface LineTableProps {
  name: (line: BudgetLineRow) => ReactNode;
  current?: string | undefined;
}

const money = (sums: BudgetSums) =>
  BudgetKind.options.map((kind) => (
    <td key={kind} data-kind={budgetKinds[kind]}>
      {yuan(sums[kind])}
    </td>
  ));

const head = (
  <thead>
    <tr>
      <th scope="col" className="words">
        项目
      </th>
      <th scope="col" className="words unit">
        单位
      </th>
      {BudgetKind.options.map((kind) => (
        <th key={kind} scope="col">
          {budgetKinds[kind]}
        </th>
      ))}
    </tr>
  </thead>
);

const Line = ({ line, name, current }: LineTableProps & { line: BudgetLineRow }) => (
  <tr aria-current={line.id === current ? 'true' : undefined}>
    <th scope="row" className="words">
      {name(line)}
      {line.taskTitle && <span className="sub for">{line.taskTitle}</span>}
      {line.notice && <span className="budget-notice">{line.notice}</span>}
    </th>
    <td className="words unit">{line.unitName}</td>
    {money(line.sums)}
  </tr>
);

/** 经费项目 in lines, 元 with two decimals. */
export const LineTable = ({ rows, ...rest }: LineTableProps & { rows: readonly BudgetLineRow[] }) => (
  <div className="budget-scroll">
    <table className="budget">
      {head}
      <tbody>
        {rows.map((line) => (
          <Line key={line.id} line={line} {...rest} />
        ))}
      </tbody>
    </table>
  </div>
);

/** The same by area, each with its sums, and the whole at the foot. */
export const GroupedTable = ({ groups, whole, ...rest }: LineTableProps & { groups: readonly Group[]; whole: BudgetSums }) => (
  <div className="budget-scroll">
    <table className="budget">
      {head}
      {groups.map(({ area, sums, rows }) => (
        <tbody key={area}>
          <tr className="area">
            <th scope="rowgroup" colSpan={2} className="words">
              {area || '未分领域'}
            </th>
            {money(sums)}
          </tr>
          {rows.map((line) => (
            <Line key={line.id} line={line} {...rest} />
          ))}
        </tbody>
      ))}
      <tfoot>
        <tr className="area">
          <th scope="row" colSpan={2} className="words">
            合计
          </th>
          {money(whole)}
        </tr>
      </tfoot>
    </table>
  </div>
);
