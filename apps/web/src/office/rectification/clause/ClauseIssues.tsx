import { clauseIssueContract } from '@weicheng/domain/rectification';
import { Link } from 'react-router';
import { Section } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';
import type { ClausePlace } from '../../chapter.ts';
import { IssueStateSays } from '../issue/states.tsx';

const most = 10;

/** 条款的问题: the most urgent first; what the checklists ask about under the clause, and what findings under it have become. */
export default function ClauseIssues({ keys }: ClausePlace) {
  const { data } = useVerb(clauseIssueContract.list, { clauses: keys.join(','), limit: most });
  if (!data) return null;
  const { rows, matters, more } = data;
  return (
    <Section
      title="问题"
      sub={more ? `列最急的 ${most} 个` : rows.length > 0 ? `${rows.length} 个` : ''}
      action={rows.length > 0 && <Link to="/issues">在台账里看</Link>}
    >
      {rows.length === 0 ? (
        <p className="sub">
          {matters.length === 0
            ? '检查表没有把哪一类问题归到这一条。'
            : `没有这一条下的问题：${matters.slice(0, 4).join('、')}${matters.length > 4 ? '等' : ''}。`}
        </p>
      ) : (
        <ul className="lines">
          {rows.map(({ id, number, title, state, due, leadUnitName, areaUnitName, matterName, why }) => (
            <li key={id}>
              <Link className="grow cut" to={`/issues/${id}`} title={`${number} 号 ${title}`}>
                {title}
              </Link>
              <span className="faint cut">{why === 'finding' ? '检查发现登记的' : matterName}</span>
              <span className="sub cut">{leadUnitName ?? areaUnitName ?? '还没有交办'}</span>
              {due !== null && <span className="sub">{due.slice(5)} 前</span>}
              <IssueStateSays state={state} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
