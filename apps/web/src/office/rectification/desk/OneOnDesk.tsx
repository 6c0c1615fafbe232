import { type IssueRow, issueContract } from '@weicheng/domain/rectification';
import { useNavigate } from 'react-router';
import { Button, Drawer, ErrorState, Facts, LoadingRows, Section } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';
import { Lines } from '../../organization/parts/Lines.tsx';
import { IssueClockSays } from '../issue/IssueClockSays.tsx';
import { StepButtons } from '../issue/StepButtons.tsx';
import { IssueStateSays } from '../issue/states.tsx';
import { IssuePhotos } from '../photo/index.ts';

/** 一个问题 beside the pile: what it is, before and after side by side, what the unit answered; the step to take stands at the foot, under the thumb. */
export function OneOnDesk({ row, left, onClose }: { row: IssueRow; left: number; onClose: () => void }) {
  const navigate = useNavigate();
  const read = useVerb(issueContract.read, { id: row.id });
  const { data } = read;
  return (
    <Drawer
      title={row.title}
      sub={[`${row.number} 号`, left > 0 && `后面还有 ${left} 个`].filter(Boolean).join(' · ')}
      onClose={onClose}
      tools={
        <Button kind="bare" small onClick={() => void navigate(`/issues/${row.id}`)}>
          打开整页
        </Button>
      }
      foot={data && <StepButtons issue={data.issue} />}
    >
      <div className="task-head">
        <IssueStateSays state={row.state} />
        <IssueClockSays issue={row} />
        {row.returns > 0 && <span className="sub">退回 {row.returns} 次</span>}
        {row.reopenings > 0 && <span className="state rebound">反弹 {row.reopenings} 次</span>}
      </div>
      {read.error && !data ? (
        <ErrorState failure={read.error} onRetry={() => void read.refetch()} />
      ) : data ? (
        <>
          {data.issue.text && <p className="task-words">{data.issue.text}</p>}
          <Lines
            inline
            lines={[
              ['地点', [data.issue.place, data.issue.areaUnitName].filter(Boolean).join(' · ') || '没有写'],
              ['牵头单位', data.issue.leadUnitName ?? '还没有交办'],
              data.issue.due !== null && ['时限', data.issue.due],
              data.issue.extension !== null && ['延期申请', `延到 ${data.issue.extension.until}：${data.issue.extension.reason}`],
            ]}
          />
          <IssuePhotos issue={data.issue} photos={data.photos} />
          {data.submissions.length > 0 && (
            <Section title="整改反馈" sub={`${data.submissions.length} 次`}>
              <Facts
                label="整改反馈"
                lines={data.submissions.toReversed().map(({ id, at, by, unitName, text, doneOn }) => ({
                  id,
                  at,
                  says: `${doneOn} 完成`,
                  actor: [unitName, by].join(' · '),
                  words: text,
                }))}
              />
            </Section>
          )}
        </>
      ) : (
        <LoadingRows count={6} />
      )}
    </Drawer>
  );
}
