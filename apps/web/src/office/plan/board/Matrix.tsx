import type { MatrixCell } from '@weicheng/domain/plan';
import { Link } from 'react-router';
import { today } from '../../../shared/moments.ts';
import { periodOf, periodSays } from './periods.ts';

interface MatrixProps {
  documentId: string;
  areas: readonly string[];
  periods: readonly string[];
  cells: readonly MatrixCell[];
}

/** The wall chart as a table; each number opens its rows; today's period has an edge. */
export function Matrix({ documentId, areas, periods, cells }: MatrixProps) {
  const at = new Map(cells.map((cell) => [`${cell.area}\n${cell.period}`, cell]));
  const now = periodOf(today());
  const opens = (area: string, period: string | null) =>
    `/plan/tasks?${new URLSearchParams({ document: documentId, clock: 'all', area: area || 'none', ...(period === null ? {} : { column: period || 'none' }) })}`;
  return (
    <div className="matrix-scroll">
      <table className="matrix">
        <thead>
          <tr>
            <th scope="col" className="area">
              领域
            </th>
            {periods.map((period) => (
              <th key={period} scope="col" className={period === now ? 'now' : undefined}>
                {periodSays(period)}
                {period === now && ' · 今天'}
              </th>
            ))}
            <th scope="col">合计</th>
          </tr>
        </thead>
        <tbody>
          {areas.map((area) => {
            const own = cells.filter((cell) => cell.area === area);
            return (
              <tr key={area}>
                <th scope="row">{area || '未分领域'}</th>
                {periods.map((period) => (
                  <Cell
                    key={period}
                    says={periodSays(period)}
                    cell={at.get(`${area}\n${period}`)}
                    to={opens(area, period)}
                    now={period === now}
                  />
                ))}
                <Cell says="合计" cell={sum(own)} to={opens(area, null)} now={false} />
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const sum = (cells: readonly MatrixCell[]): MatrixCell => ({
  area: '',
  period: '',
  total: cells.reduce((n, cell) => n + cell.total, 0),
  closed: cells.reduce((n, cell) => n + cell.closed, 0),
  overdue: cells.reduce((n, cell) => n + cell.overdue, 0),
});

function Cell({ cell, to, says, now }: { cell: MatrixCell | undefined; to: string; says: string; now: boolean }) {
  if (!cell) return <td className={now ? 'now' : undefined} />;
  const classes = [cell.closed === cell.total && 'done', now && 'now'].filter(Boolean).join(' ');
  return (
    <td className={classes || undefined} data-period={says}>
      <Link to={to} aria-label={`办结 ${cell.closed}，共 ${cell.total}${cell.overdue ? `，超期 ${cell.overdue}` : ''}`}>
        {cell.closed === cell.total && '✓ '}
        <b>{cell.closed}</b> / {cell.total}
        {cell.overdue > 0 && <span className="hurts"> 超 {cell.overdue}</span>}
      </Link>
    </td>
  );
}
