import { taskContract } from '@weicheng/domain/plan';
import { Link } from 'react-router';
import { useVerb } from '../../../shared/queries.ts';
import './figures.css';

const figures = [
  { key: 'open', says: '未销号', to: '/plan/tasks', tone: '' },
  { key: 'overdue', says: '已超期', to: '/plan/tasks?clock=overdue', tone: 'overdue' },
  { key: 'soon', says: '快到期', to: '/plan/tasks?clock=soon', tone: 'soon' },
  { key: 'submitted', says: '待核验', to: '/plan/tasks?state=submitted', tone: 'waiting' },
  { key: 'closed', says: '已销号', to: '/plan/tasks?state=closed', tone: '' },
] as const;

/** 工作台: how the tasks stand that one may see, each number opens its rows. Says nothing before there are tasks. */
export default function DeskFigures() {
  const { data } = useVerb(taskContract.counts, {});
  if (!data || data.all.value === 0) return null;
  return (
    <nav className="task-figures" aria-label="任务">
      {figures.map(({ key, says, to, tone }) => {
        const { value, capped } = data[key];
        return (
          <Link key={key} to={to}>
            <span className="label">{says}</span>
            <b className={value > 0 ? `figure ${tone}` : 'figure'}>{capped ? `${value}+` : value}</b>
          </Link>
        );
      })}
    </nav>
  );
}
