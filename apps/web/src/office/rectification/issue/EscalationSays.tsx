import { type IssueId, type issueContract, offeredPapers } from '@weicheng/domain/rectification';
import { Link } from 'react-router';
import type { Output } from '../../../shared/api.ts';
import { daySays } from '../../../shared/moments.ts';
import { Section } from '../../../shared/parts/index.ts';
import { OfferedForIssue } from '../paper/OfferedPapers.tsx';

type Escalation = Output<typeof issueContract.read>['escalation'];

/** 督办: the steps that were taken, and in advance when the next ones come and to whom. */
export function EscalationSays({ issueId, taken, ahead }: Escalation & { issueId: IssueId }) {
  const [next] = ahead;
  if (taken.length === 0 && !next) return null;
  return (
    <Section
      title="督办"
      action={
        <span className="acts">
          {taken.some(({ key }) => key in offeredPapers) && <OfferedForIssue issueId={issueId} />}
          <Link to="/rectification-rules">整改规矩</Link>
        </span>
      }
      sub={next ? `下一步：${daySays(next.day)}${next.name}` : ''}
    >
      <ul className="lines">
        {taken.map(({ key, name, on }) => (
          <li key={key}>
            <span className="grow">{name}</span>
            <span className="sub">{daySays(on)} 已办</span>
          </li>
        ))}
        {ahead.map(({ key, name, to, day }) => (
          <li key={key}>
            <span className="grow sub">
              {name} → {to}
            </span>
            <span className="sub">{daySays(day)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
