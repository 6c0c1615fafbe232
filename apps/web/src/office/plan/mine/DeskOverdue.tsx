import { taskContract } from '@weicheng/domain/plan';
import { Link } from 'react-router';
import { Section } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';
import { useMay } from '../../organization/parts/useMay.ts';
import { ClockSays } from '../parts/ClockSays.tsx';
import { owersSay } from '../parts/UnitChip.tsx';
import '../plan.css';

/** 工作台: those who owe nothing themselves see what is most overdue, and with whom. */
export default function DeskOverdue() {
  const answers = useMay('task.answer');
  const { data } = useVerb(taskContract.list, { clock: 'overdue', limit: 8 }, { enabled: !answers });
  if (!data || data.rows.length === 0) return null;
  return (
    <Section title="已超期" sub="最久的在前" action={<Link to="/plan/tasks?clock=overdue">打开台账</Link>}>
      <ul className="lines">
        {data.rows.map((row) => (
          <li key={row.id}>
            <ClockSays clock={row.clock} />
            <Link className="grow cut" to={`/plan/tasks/${row.id}`}>
              {row.title}
            </Link>
            <span className="sub cut">{owersSay(row)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
