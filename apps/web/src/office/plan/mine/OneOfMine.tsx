import { type AssignmentRow, type TaskDetail, taskContract } from '@weicheng/domain/plan';
import { useNavigate } from 'react-router';
import { Button, Drawer, ErrorState, Facts, LoadingRows, Section } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';
import { Steps } from '../parts/Steps.tsx';
import { thresholdSays } from '../parts/thresholds.ts';
import { aboutUnit, historyLines } from '../task/history.ts';
import { Reports } from '../task/Reports.tsx';
import { Share } from '../task/Share.tsx';
import { StepButtons } from './StepButtons.tsx';
import { stepsOf } from './stepsOf.ts';

/** 一件承办 beside the list: what is asked for, how it stands; the step to take stands at the foot, under the thumb. */
export function OneOfMine({ row, onClose }: { row: AssignmentRow; onClose: () => void }) {
  const navigate = useNavigate();
  const read = useVerb(taskContract.read, { id: row.taskId });
  const { data } = read;
  return (
    <Drawer
      title={row.taskTitle}
      sub={[row.taskPath, row.documentTitle].filter(Boolean).join(' · ')}
      onClose={onClose}
      tools={
        <Button kind="bare" small onClick={() => void navigate(`/plan/tasks/${row.taskId}`)}>
          打开整页
        </Button>
      }
      foot={stepsOf(row).length > 0 && <StepButtons assignment={row} thresholds={data?.task.thresholds ?? []} small={false} />}
    >
      {row.role !== 'supporting' && <Steps state={row.state} />}
      <Share assignment={row} />
      {read.error && !data ? (
        <ErrorState failure={read.error} onRetry={() => void read.refetch()} />
      ) : data ? (
        <>
          <Words task={data.task} />
          <Said reports={data.reports.filter((report) => report.assignmentId === row.id)} />
          <Section title="经过">
            <Facts lines={historyLines(aboutUnit(data.history, row.unitName).slice(0, 8))} />
          </Section>
        </>
      ) : (
        <LoadingRows count={6} />
      )}
    </Drawer>
  );
}

const Words = ({ task }: { task: TaskDetail }) => (
  <Section title="原文" sub={task.area}>
    <p className="task-words">{task.text}</p>
    {task.thresholds.length > 0 && <p className="sub">指标：{task.thresholds.map(thresholdSays).join('；')}</p>}
  </Section>
);

const Said = ({ reports }: Parameters<typeof Reports>[0]) =>
  reports.length > 0 && (
    <Section title="办理情况">
      <Reports reports={reports} />
    </Section>
  );
