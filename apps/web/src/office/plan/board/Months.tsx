import { addDays, type Day } from '@weicheng/domain/kernel';
import { Link } from 'react-router';

interface MonthsProps {
  documentId: string;
  today: Day;
  months: readonly { month: string; total: number; closed: number; overdue: number }[];
  undated: number;
}

const lastDay = (month: string): Day => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const next = number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, '0')}-01`;
  return addDays(next as Day, -1);
};

/** Tasks by the month they are due, one bar a month on one scale, with a line where today is. */
export function Months({ documentId, today, months, undated }: MonthsProps) {
  const most = Math.max(1, ...months.map((row) => row.total));
  const now = today.slice(0, 7);
  const before = months.findLastIndex((row) => row.month <= now);
  return (
    <>
      <div className="months">
        {months.map((row, i) => (
          <Month key={row.month} row={row} most={most} documentId={documentId} today={i === before ? today : null} />
        ))}
      </div>
      {undated > 0 && (
        <p className="sub">
          另有 <Link to={`/plan/tasks?document=${documentId}&clock=undated`}>{undated} 件</Link>没有定时限。
        </p>
      )}
    </>
  );
}

function Month({
  row,
  most,
  documentId,
  today,
}: {
  row: MonthsProps['months'][number];
  most: number;
  documentId: string;
  today: Day | null;
}) {
  const share = (n: number) => `${(n / most) * 100}%`;
  return (
    <>
      <span className="sub">{row.month}</span>
      <span
        className="bar"
        role="img"
        aria-label={`${row.month} 到期 ${row.total} 件，销号 ${row.closed} 件`}
        style={{ '--total': share(row.total), '--closed': share(row.closed) } as React.CSSProperties}
      />
      <Link to={`/plan/tasks?document=${documentId}&from=${row.month}-01&to=${lastDay(row.month)}`}>
        <b>{row.closed}</b> / {row.total}
        {row.overdue > 0 && <span className="hurts"> 超 {row.overdue}</span>}
      </Link>
      {today && <span className="today">今天 {today}</span>}
    </>
  );
}
