import { type AssignmentRow, type TaskId, taskContract } from '@weicheng/domain/plan';
import { useNavigate } from 'react-router';
import { Button, Drawer, ErrorState, Facts, LoadingRows, Section } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';
import { ClockSays } from '../parts/ClockSays.tsx';
import { Steps } from '../parts/Steps.tsx';
import { TaskStateSays } from '../parts/states.tsx';
import { thresholdSays } from '../parts/thresholds.ts';
import { AddUnit } from './AddUnit.tsx';
import { historyLines } from './history.ts';
import { Shares } from './Shares.tsx';

const held = (all: readonly AssignmentRow[]) => all.filter((one) => one.state !== 'transferred');

/** 预览 beside the ledger: what it asks for, of whom, how it stands; its page has the rest. */
export function TaskPreview({ id, onClose }: { id: TaskId; onClose: () => void }) {
  const navigate = useNavigate();
  const read = useVerb(taskContract.read, { id });
  const open = () => void navigate(`/plan/tasks/${id}`);
  const { data } = read;
  return (
    <Drawer
      title={data?.task.title ?? '任务'}
      sub={data && [data.task.path, data.task.area].filter(Boolean).join(' · ')}
      foot={
        <Button kind="main" onClick={open}>
          打开任务
        </Button>
      }
      onClose={onClose}
    >
      {read.error && !data ? (
        <ErrorState failure={read.error} onRetry={() => void read.refetch()} />
      ) : !data ? (
        <LoadingRows count={6} />
      ) : (
        <>
          <div className="task-head">
            <TaskStateSays state={data.task.state} />
            <ClockSays clock={data.task.clock} />
            <span className="sub">
              销号 {data.task.tally.closed} / {data.task.tally.owners}
            </span>
          </div>
          <Steps state={data.task.state} />
          <p className="task-words">{data.task.text}</p>
          {data.task.thresholds.length > 0 && <p className="sub">指标：{data.task.thresholds.map(thresholdSays).join('；')}</p>}
          <Section title="单位" sub={`${held(data.assignments).length} 个`}>
            <Shares shares={held(data.assignments)} thresholds={data.task.thresholds} />
            <AddUnit task={data.task} />
          </Section>
          <Section title="经过">
            <Facts lines={historyLines(data.history.slice(0, 6))} />
          </Section>
        </>
      )}
    </Drawer>
  );
}
