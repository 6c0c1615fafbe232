import { type IssueId, type IssueRow, issueContract, issueSeverities, issueSources, pairOf } from '@weicheng/domain/rectification';
import { useNavigate } from 'react-router';
import type { Output } from '../../../shared/api.ts';
import { Button, Drawer, ErrorState, Facts, LoadingRows } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';
import { Lines } from '../../organization/parts/Lines.tsx';
import { useSettled } from '../../organization/parts/useSettled.ts';
import { historyLines } from '../issue/history.ts';
import { IssueClockSays } from '../issue/IssueClockSays.tsx';
import { Loop } from '../issue/Loop.tsx';
import { StepButtons } from '../issue/StepButtons.tsx';
import { IssueStateSays } from '../issue/states.tsx';
import { PhotoPair } from '../photo/PhotoPair.tsx';
import './ledger.css';

const mostSteps = 3;
const mostFacts = 6;

interface IssuePreviewProps {
  id: IssueId;
  /** As the ledger has it, until its page is read. */
  row: IssueRow | undefined;
  onClose: () => void;
}

/** 预览 beside the ledger: where it stands, before and after, what was last done, what to do next. It is read when the walking rests. */
export function IssuePreview({ id, row, onClose }: IssuePreviewProps) {
  const navigate = useNavigate();
  const read = useVerb(issueContract.read, { id: useSettled(id, 150) }, { keep: true });
  const data = read.data?.issue.id === id ? read.data : undefined;
  const head = data?.issue ?? row;
  return (
    <Drawer
      title={head?.title ?? '问题'}
      sub={head && `${head.number} 号 · ${issueSources[head.source]}`}
      tools={
        <Button kind="bare" small onClick={() => void navigate(`/issues/${id}`)}>
          打开整页
        </Button>
      }
      foot={data && <StepButtons issue={data.issue} most={mostSteps} />}
      onClose={onClose}
    >
      {head && (
        <div className="task-head">
          <IssueStateSays state={head.state} />
          <IssueClockSays issue={head} />
          {head.severity !== 'minor' && <span className="sub">{issueSeverities[head.severity]}</span>}
          {head.reopenings > 0 && <span className="state rebound">反弹 {head.reopenings} 次</span>}
        </div>
      )}
      {data ? (
        <Told data={data} />
      ) : read.error ? (
        <ErrorState failure={read.error} onRetry={() => void read.refetch()} />
      ) : (
        <LoadingRows count={6} />
      )}
    </Drawer>
  );
}

function Told({ data: { issue, photos, history } }: { data: Output<typeof issueContract.read> }) {
  const { before, after } = pairOf(photos.filter(({ issueId }) => issueId === issue.id));
  return (
    <>
      <Loop issue={issue} />
      <Lines
        lines={[
          ['地点', [issue.place, issue.areaUnitName].filter(Boolean).join(' · ') || '没有写'],
          ['单位', [issue.leadUnitName ?? '还没有交办', ...issue.supportingUnits.map(({ name }) => `${name}（协助）`)].join('、')],
          issue.matterName !== null && ['类别', issue.matterName],
        ]}
      />
      <div className="preview-photos">
        <PhotoPair before={before} after={after} owedBy={issue.leadUnitName} />
        {photos.length > 2 && <p className="faint">一共 {photos.length} 张，整页里都有。</p>}
      </div>
      {issue.text !== '' && <p className="preview-words">{issue.text}</p>}
      <Facts label="经过" lines={historyLines(history.slice(0, mostFacts), issue)} />
    </>
  );
}
