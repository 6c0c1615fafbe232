import { budgetLineContract, type TaskDetail } from '@weicheng/domain/plan';
import { useState } from 'react';
import { Link } from 'react-router';
import { Button, Section } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';
import { OpenLineForm } from './BudgetForms.tsx';
import { LineTable } from './LineTable.tsx';
import './budget.css';

/** 经费 of one task; nothing at all where there is none and none may be opened. */
export function TaskBudget({ task }: { task: TaskDetail }) {
  const { data } = useVerb(budgetLineContract.list, { documentId: task.documentId, taskId: task.id, limit: 100 });
  const [opening, setOpening] = useState(false);
  if (!data || (data.rows.length === 0 && data.can.open !== null)) return null;
  return (
    <Section
      title="经费"
      sub={data.rows.length > 0 ? `${data.rows.length} 项，单位元` : '没有设过'}
      action={
        data.can.open === null && (
          <Button small onClick={() => setOpening(true)}>
            设经费项目
          </Button>
        )
      }
    >
      {data.rows.length > 0 && (
        <LineTable
          rows={data.rows}
          name={(line) => <Link to={`/plan/budget?document=${task.documentId}&line=${line.id}`}>{line.name}</Link>}
        />
      )}
      {opening && <OpenLineForm documentId={task.documentId} task={task} onClose={() => setOpening(false)} />}
    </Section>
  );
}
