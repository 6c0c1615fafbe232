import { type IssueDesk, type IssueRow, issueContract } from '@weicheng/domain/rectification';
import { Link } from 'react-router';
import { Section } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';
import '../../plan/plan.css';
import { useSignedIn } from '../../session.ts';
import { IssueClockSays } from '../issue/IssueClockSays.tsx';
import { IssueStateSays } from '../issue/states.tsx';
import { offeredTo } from './desks.ts';

/** 工作台: the piles of issues that wait for this person, the most urgent first. Says nothing when there is nothing. */
export default function DeskIssues() {
  const { permissions } = useSignedIn();
  const { data } = useVerb(issueContract.desk, {});
  if (!data) return null;
  return offeredTo(permissions)
    .filter(({ key }) => data[key].value > 0)
    .map(({ key, says }) => <Pile key={key} pile={key} says={says} count={data[key]} />);
}

function Pile({ pile, says, count }: { pile: IssueDesk; says: string; count: { value: number; capped: boolean } }) {
  const { data } = useVerb(issueContract.list, { desk: pile, limit: 5 });
  return (
    <Section
      title={`问题：${says}`}
      sub={count.capped ? `${count.value} 个以上` : `${count.value} 个`}
      action={<Link to={`/my-issues?pile=${pile}`}>全部</Link>}
    >
      <ul className="lines">
        {(data?.rows ?? []).map((row: IssueRow) => (
          <li key={row.id}>
            <IssueClockSays issue={row} brief />
            <Link className="grow cut" to={`/my-issues?pile=${pile}&row=${row.id}`}>
              {row.title}
            </Link>
            <IssueStateSays state={row.state} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
