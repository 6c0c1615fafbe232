import { taskContract } from '@weicheng/domain/plan';
import { Link } from 'react-router';
import { Section } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';
import type { ClausePlace } from '../../chapter.ts';

const most = 100;

/** 条款的责任单位: who leads the tasks of the clause, each once, with how many. */
export default function ClauseUnits({ keys }: ClausePlace) {
  const { data } = useVerb(taskContract.list, { clauses: keys.join(','), limit: most });
  const tasks = Map.groupBy(data?.rows.flatMap(({ first }) => first ?? []) ?? [], ({ unitId }) => unitId);
  if (tasks.size === 0) return null;
  return (
    <Section title="责任单位" sub={`${tasks.size} 个，照任务`}>
      <p className="links">
        {[...tasks].map(([unitId, own]) => (
          <Link key={unitId} to={`/organization/units/${unitId}`}>
            {own[0]?.unitName} {own.length}
          </Link>
        ))}
      </p>
    </Section>
  );
}
