import { taskContract } from '@weicheng/domain/plan';
import { Link } from 'react-router';
import { Section } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';
import type { ClausePlace } from '../../chapter.ts';
import { ClockSays } from '../parts/ClockSays.tsx';
import { TaskStateSays } from '../parts/states.tsx';
import { owersSay } from '../parts/UnitChip.tsx';
import '../plan.css';

const most = 10;

/** 条款的任务: the most urgent first, with a way to all of them in the ledger. */
export default function ClauseTasks({ keys }: ClausePlace) {
  const clauses = keys.join(',');
  const { data } = useVerb(taskContract.list, { clauses, limit: most });
  const counts = useVerb(taskContract.counts, { clauses });
  if (!data) return null;
  const { all, closed, overdue } = counts.data ?? {};
  const sub =
    all && closed && overdue && all.value > 0
      ? `销号 ${closed.value} / ${all.value}${overdue.value > 0 ? ` · 超期 ${overdue.value}` : ''}`
      : '';
  return (
    <Section
      title="任务"
      sub={sub}
      action={data.rows.length > 0 && <Link to={`/plan/tasks?clock=all&clauses=${clauses}`}>在台账里看</Link>}
    >
      {data.rows.length === 0 ? (
        <p className="sub">还没有任务挂到这一条。核对方案时给任务选上条款，就列在这里。</p>
      ) : (
        <ul className="lines">
          {data.rows.map((row) => (
            <li key={row.id}>
              <ClockSays clock={row.clock} />
              <Link className="grow cut" to={`/plan/tasks/${row.id}`}>
                {row.title}
              </Link>
              <span className="sub cut">{owersSay(row)}</span>
              <TaskStateSays state={row.state} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
