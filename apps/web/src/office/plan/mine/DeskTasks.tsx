import { type AssignmentRow, taskContract } from '@weicheng/domain/plan';
import { Link } from 'react-router';
import { Section } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';
import { ClockSays } from '../parts/ClockSays.tsx';
import { AssignmentStateSays } from '../parts/states.tsx';
import '../plan.css';

const many = ({ value, capped }: { value: number; capped: boolean }) => (capped ? `${value} 件以上` : `${value} 件`);

/** 工作台: what one's unit owes and what waits for one's verification, the most urgent first. Says nothing when there is nothing. */
export default function DeskTasks() {
  const { data } = useVerb(taskContract.desk, {});
  if (!data) return null;
  return (
    <>
      {data.owed.length > 0 && (
        <Section title="本单位要办的任务" sub={many(data.owedCount)} action={<Link to="/plan/mine">全部</Link>}>
          <Lines rows={data.owed} tab="owed" />
        </Section>
      )}
      {data.toVerify.length > 0 && (
        <Section title="等我核验、批复" sub={many(data.toVerifyCount)} action={<Link to="/plan/mine?tab=toVerify">全部</Link>}>
          <Lines rows={data.toVerify} tab="toVerify" />
        </Section>
      )}
    </>
  );
}

function Lines({ rows, tab }: { rows: readonly AssignmentRow[]; tab: 'owed' | 'toVerify' }) {
  return (
    <ul className="lines">
      {rows.map((row) => (
        <li key={row.id}>
          <ClockSays clock={row.clock} />
          <Link className="grow cut" to={`/plan/mine?tab=${tab}&row=${row.id}`}>
            {row.taskTitle}
          </Link>
          {tab === 'toVerify' && <span className="sub cut">{row.unitName}</span>}
          <AssignmentStateSays state={row.state} />
        </li>
      ))}
    </ul>
  );
}
