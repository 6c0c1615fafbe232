import { type AssignmentRow, taskContract } from '@weicheng/domain/plan';
import { ErrorState, Facts, LoadingRows, Section } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';
import { thresholdSays } from '../parts/thresholds.ts';
import { historyLines } from '../task/history.ts';
import { Reports } from '../task/Reports.tsx';
import { Share } from '../task/Share.tsx';

/** 一件承办 beside the list: what is asked for, how it stands, the step to take. */
export function OneOfMine({ row }: { row: AssignmentRow }) {
  const read = useVerb(taskContract.read, { id: row.taskId });
  if (read.error && !read.data) return <ErrorState failure={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <LoadingRows count={6} />;
  const { task, reports, history } = read.data;
  const own = reports.filter((report) => report.assignmentId === row.id);
  return (
    <>
      <Share assignment={row} thresholds={task.thresholds} />
      <Section title="原文" sub={task.area}>
        <p className="task-words">{task.text}</p>
        {task.thresholds.length > 0 && <p className="sub">{task.thresholds.map(thresholdSays).join('；')}</p>}
      </Section>
      {own.length > 0 && (
        <Section title="办理情况">
          <Reports reports={own} />
        </Section>
      )}
      <Section title="经过">
        <Facts lines={historyLines(history.slice(0, 8))} />
      </Section>
    </>
  );
}
