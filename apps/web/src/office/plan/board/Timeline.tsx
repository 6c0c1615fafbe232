import type { Day } from '@weicheng/domain/kernel';
import type { CSSProperties } from 'react';
import { Link } from 'react-router';
import { barOf, lastDay, type MonthRow, monthsOf, type PhaseRow, phaseSays, placeOf } from './timeline.ts';

interface TimelineProps {
  documentId: string;
  today: Day;
  months: readonly MonthRow[];
  phases: readonly PhaseRow[];
  undated: number;
}

const percent = (share: number) => `${share * 100}%`;

/** Months across: the phases of the plan as bars, how much falls due as columns that open their rows, and one line where today is. */
export function Timeline({ documentId, today, months: rows, phases, undated }: TimelineProps) {
  const months = monthsOf(rows, phases, today);
  const most = Math.max(1, ...months.map((row) => row.total));
  return (
    <>
      <div className="timeline-scroll">
        <div className="timeline" style={{ '--months': months.length, '--today': percent(placeOf(today, months)) } as CSSProperties}>
          {phases
            .filter(({ from, until }) => from ?? until)
            .map((phase) => (
              <Phase key={phaseSays(phase)} phase={phase} months={months} />
            ))}
          <ol className="timeline-months">
            {months.map((row, i) => (
              <Month
                key={row.month}
                row={row}
                year={i === 0 || row.month.endsWith('-01')}
                now={today.startsWith(row.month)}
                most={most}
                documentId={documentId}
              />
            ))}
          </ol>
          <span className="timeline-today">今天</span>
        </div>
      </div>
      {undated > 0 && (
        <p className="sub">
          另有 <Link to={`/plan/tasks?document=${documentId}&clock=undated`}>{undated} 件</Link>没有定时限。
        </p>
      )}
    </>
  );
}

function Phase({ phase, months }: { phase: PhaseRow; months: readonly MonthRow[] }) {
  const { from, to } = barOf(phase, months);
  return (
    <div className="timeline-phase">
      <i style={{ left: percent(from), width: percent(Math.max(0.004, to - from)) }} aria-hidden="true" />
      <span style={from < 0.6 ? { left: percent(from) } : { right: percent(1 - to) }}>{phaseSays(phase)}</span>
    </div>
  );
}

function Month({
  row: { month, total, closed, overdue },
  year,
  now,
  most,
  documentId,
}: {
  row: MonthRow;
  year: boolean;
  now: boolean;
  most: number;
  documentId: string;
}) {
  return (
    <li className={total === 0 && !now ? 'idle' : undefined} aria-current={now ? 'date' : undefined}>
      {total > 0 && (
        <Link
          to={`/plan/tasks?document=${documentId}&clock=all&from=${month}-01&to=${lastDay(month)}`}
          aria-label={`${month} 到期 ${total} 件，销号 ${closed} 件${overdue > 0 ? `，超期 ${overdue} 件` : ''}`}
        >
          <span className="figures">
            <b>{closed}</b>
            <span>/ {total}</span>
            {overdue > 0 && <span className="hurts">超 {overdue}</span>}
          </span>
          <i style={{ '--share': total / most, '--closed': percent(closed / total) } as CSSProperties} />
        </Link>
      )}
      <span className="month">
        {Number(month.slice(5))}月{year && <b className="timeline-year">{month.slice(0, 4)}</b>}
      </span>
    </li>
  );
}
