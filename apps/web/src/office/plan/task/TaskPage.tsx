import { type TaskId, taskContract } from '@weicheng/domain/plan';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { Button, Empty, ErrorState, Facts, LoadingRows, Page, Progress, Section } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';
import { Lines } from '../../organization/parts/Lines.tsx';
import { useMay } from '../../organization/parts/useMay.ts';
import '../../organization/organization.css';
import { TaskBudget } from '../budget/TaskBudget.tsx';
import { ClockSays } from '../parts/ClockSays.tsx';
import { Steps } from '../parts/Steps.tsx';
import { TaskStateSays } from '../parts/states.tsx';
import { thresholdSays } from '../parts/thresholds.ts';
import { owersSay } from '../parts/UnitChip.tsx';
import '../plan.css';
import { ShortfallOfTask } from '../shortfall/ShortfallOfTask.tsx';
import { AddUnit } from './AddUnit.tsx';
import { AmendForm, VoidForm } from './AmendForms.tsx';
import { HandDownForm } from './HandDownForm.tsx';
import { historyLines } from './history.ts';
import { Reports } from './Reports.tsx';
import { ScheduleForm } from './ScheduleForm.tsx';
import { Shares } from './Shares.tsx';

type Open = 'amend' | 'void' | 'handDown' | 'schedule';

const periods = { daily: '每天', weekly: '每周', monthly: '每月', quarterly: '每季度', yearly: '每年' } as const;

/** 一件任务: what the plan asks for, each unit's share with what may be done to it, what was said, what was handed down. */
export default function TaskPage() {
  const { id = '' } = useParams();
  const read = useVerb(taskContract.read, { id: id as TaskId });
  const [open, setOpen] = useState<Open | null>(null);
  const [publishes, answers, handsDown] = [useMay('plan.publish'), useMay('task.answer'), useMay('task.handDown')];
  const seesBudget = useMay('budget.read');
  const { data } = read;
  if (read.error && !data)
    return (
      <Page title="任务">
        <ErrorState failure={read.error} onRetry={() => void read.refetch()} />
      </Page>
    );
  if (!data)
    return (
      <Page title="任务">
        <LoadingRows count={8} />
      </Page>
    );
  const { task, assignments, reports, children, history } = data;
  const shares = assignments.filter((a) => a.state !== 'transferred');
  const close = () => setOpen(null);
  return (
    <Page
      title={task.title}
      sub={[task.path, task.area].filter(Boolean).join(' · ')}
      actions={
        <>
          <Button icon="print" aria-label="打印" kind="bare" onClick={() => window.print()} />
          {publishes && (
            <>
              <Button kind="bare" why={task.can.void} onClick={() => setOpen('void')}>
                作废
              </Button>
              <Button why={task.can.amend} onClick={() => setOpen('amend')}>
                修改
              </Button>
            </>
          )}
          {(publishes || answers) && (
            <Button why={task.can.schedule} onClick={() => setOpen('schedule')}>
              倒排工期
            </Button>
          )}
          {handsDown && (
            <Button why={task.can.handDown} onClick={() => setOpen('handDown')}>
              分解到下级
            </Button>
          )}
        </>
      }
    >
      <div className="task-head">
        <TaskStateSays state={task.state} />
        <ClockSays clock={task.clock} />
        <Progress label="销号" value={task.tally.closed} total={task.tally.owners} unit=" 个单位销号" />
        {task.children > 0 && <Progress label="下级任务" value={task.childrenClosed} total={task.children} unit=" 件下级任务销号" />}
      </div>
      <Steps state={task.state} />
      {task.indicators.length > 0 && <ShortfallOfTask taskId={task.id} />}
      <div className="task-record">
        <div>
          <Section title="原文" sub={task.documentTitle}>
            <p className="task-words">{task.text}</p>
          </Section>
          <Lines
            inline
            lines={[
              task.due
                ? ['时限', `${task.due}${task.deadlines[0] ? `（文中：${task.deadlines.map((d) => d.text).join('、')}）` : ''}`]
                : ['时限', '未定'],
              task.recurrence.length > 0 && ['频次', task.recurrence.map((r) => periods[r]).join('、')],
              task.thresholds.length > 0 && ['指标', task.thresholds.map(thresholdSays).join('；')],
              task.clauses.length > 0 && ['条款', task.clauses.join('、')],
              task.indicators.length > 0 && ['数据评价指标', task.indicators.join('、')],
              task.voidReason !== null && ['作废原因', task.voidReason],
              task.parentTaskId && [
                '上级任务',
                <Link key="up" to={`/plan/tasks/${task.parentTaskId}`}>
                  {task.parentTitle}
                </Link>,
              ],
            ]}
          />
          {task.steps.length > 0 && (
            <Section title="倒排工期" sub={`${task.steps.length} 步，按工作日`}>
              {task.steps.map((step) => (
                <div key={step.from} className="step-row">
                  <span>{step.name}</span>
                  <span className="sub">{step.days} 个工作日</span>
                  <span>
                    {step.from} 至 {step.until}
                  </span>
                </div>
              ))}
            </Section>
          )}
          {children.length > 0 && (
            <Section title="下级任务" sub={`${children.length} 件`}>
              <ul className="lines">
                {children.map((child) => (
                  <li key={child.id}>
                    <Link className="grow cut" to={`/plan/tasks/${child.id}`}>
                      {owersSay(child)}
                    </Link>
                    <TaskStateSays state={child.state} />
                    <ClockSays clock={child.clock} />
                  </li>
                ))}
              </ul>
            </Section>
          )}
          {seesBudget && <TaskBudget task={task} />}
          <Section title="办理情况" sub={reports.length > 0 ? `${reports.length} 条` : ''}>
            {reports.length > 0 ? <Reports reports={reports} /> : <Empty>还没有单位报进展。</Empty>}
          </Section>
        </div>
        <div>
          <Section title="承办单位" sub={`${shares.length} 个`}>
            <Shares shares={shares} thresholds={task.thresholds} />
            <AddUnit task={task} />
          </Section>
          <Section title="经过">
            <Facts lines={historyLines(history)} />
          </Section>
        </div>
      </div>
      {open === 'amend' && <AmendForm task={task} onClose={close} />}
      {open === 'void' && <VoidForm task={task} onClose={close} />}
      {open === 'handDown' && <HandDownForm task={task} onClose={close} />}
      {open === 'schedule' && <ScheduleForm task={task} onClose={close} />}
    </Page>
  );
}
