import { mockAssessmentContract } from '@weicheng/domain/standard';
import { Link, useParams } from 'react-router';
import { ErrorState, LoadingRows, Page } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';
import { useAddress } from '../../organization/parts/useAddress.ts';
import '../../organization/organization.css';
import './mock.css';
import { AssessmentActs } from './AssessmentActs.tsx';
import { Draws } from './Draws.tsx';
import { Findings } from './Findings.tsx';
import { Scores } from './Scores.tsx';
import { Sheets } from './Sheets.tsx';
import { AssessmentStateSays } from './says.tsx';

const tabs = [
  { key: 'scores', says: '得分' },
  { key: 'sheets', says: '打分表' },
  { key: 'findings', says: '检查发现' },
  { key: 'draws', says: '抽点位' },
] as const;

/** 一次模拟评估: what it scores, its sheets, what they found, how its sites were drawn. */
export default function AssessmentPage() {
  const { id = '' } = useParams();
  const { at } = useAddress(['tab']);
  const read = useVerb(mockAssessmentContract.read, { id });
  const { assessment, draws, basis } = read.data ?? {};
  const tab = at.tab ?? (assessment?.sheets === 0 ? 'draws' : 'scores');
  return (
    <Page
      title={assessment?.title ?? '模拟评估'}
      sub={assessment && <AssessmentStateSays state={assessment.state} />}
      fill={tab === 'sheets' || tab === 'findings'}
      actions={assessment && <AssessmentActs assessment={assessment} />}
      strip={
        <nav className="tabs" aria-label="看哪些">
          {tabs.map(({ key, says }) => (
            <Link key={key} to={`?tab=${key}`} replace aria-current={key === tab ? 'page' : undefined}>
              {says}
            </Link>
          ))}
        </nav>
      }
    >
      {read.error && !read.data ? (
        <ErrorState failure={read.error} onRetry={() => void read.refetch()} />
      ) : !assessment || !draws || !basis ? (
        <LoadingRows />
      ) : tab === 'sheets' ? (
        <Sheets assessmentId={id} />
      ) : tab === 'findings' ? (
        <Findings assessment={assessment} />
      ) : tab === 'draws' ? (
        <Draws assessment={assessment} draws={draws} basis={basis} />
      ) : (
        <Scores assessment={assessment} />
      )}
    </Page>
  );
}
