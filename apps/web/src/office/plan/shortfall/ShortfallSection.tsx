import { shortfallStates } from '@weicheng/domain/plan';
import { useState } from 'react';
import { Link } from 'react-router';
import { Button, Section } from '../../../shared/parts/index.ts';
import { Lines } from '../../organization/parts/Lines.tsx';
import { useMay } from '../../organization/parts/useMay.ts';
import { ClockSays } from '../parts/ClockSays.tsx';
import { TaskStateSays } from '../parts/states.tsx';
import '../plan.css';
import { StartShortfall } from './StartShortfall.tsx';
import { useShortfall } from './useShortfall.ts';

/** 攻坚 in an indicator's preview: the task that is on it, or the one step that makes one. */
export default function ShortfallSection({ indicator, standing }: { indicator: string; standing: 'met' | 'unmet' | 'unknown' }) {
  const row = useShortfall(indicator);
  const may = useMay('plan.publish');
  const [open, setOpen] = useState(false);
  const idle = !row || row.state === 'over' || (row.state === 'fellBack' && (row.taskState === 'closed' || row.taskState === 'void'));
  if (!row && (standing === 'met' || !may)) return null;
  return (
    <Section
      title="攻坚"
      action={
        may &&
        idle &&
        standing !== 'met' && (
          <Button small onClick={() => setOpen(true)}>
            列入攻坚
          </Button>
        )
      }
    >
      {row ? (
        <>
          <p>
            <Link to={`/plan/tasks/${row.taskId}`}>{row.title}</Link>
          </p>
          <Lines
            inline
            lines={[
              ['状态', shortfallStates[row.state]],
              ['任务', <TaskStateSays key="state" state={row.taskState} />],
              ['时限', <ClockSays key="clock" clock={row.clock} />],
              ['进度', `${row.tally.progress}%`],
              row.leadUnitName !== null && ['牵头', row.leadUnitName],
              ['列入', row.startedOn],
            ]}
          />
          {row.state === 'reached' && <p className="sub">指标已达标，由创卫办核验销号。</p>}
        </>
      ) : (
        <p className="sub">还没有列入攻坚。</p>
      )}
      {open && <StartShortfall indicators={[indicator]} onClose={() => setOpen(false)} />}
    </Section>
  );
}
