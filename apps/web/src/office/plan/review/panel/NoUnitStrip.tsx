import { useState } from 'react';
import { Button } from '../../../../shared/parts/index.ts';
import type { ReviewActs } from '../acts.ts';
import type { Item } from '../draftState.ts';
import { NamePicker } from './NamePicker.tsx';

interface NoUnitStripProps {
  items: readonly Item[];
  acts: ReviewActs;
  why: string | null;
}

/** 没写单位的任务: given a unit area by area, all at once, or confirmed as they are. */
export function NoUnitStrip({ items, acts, why }: NoUnitStripProps) {
  const [open, setOpen] = useState(false);
  const bare = items.filter(({ task }) => task.state === 'unreviewed' && task.units.length === 0);
  if (bare.length < 2) return null;
  const areas = [...Map.groupBy(bare, ({ task }) => task.area)];
  return (
    <section className="flag-strip" aria-label="没写单位的任务">
      <header>
        <span className="grow cut">
          <b>{bare.length}</b> 条没写责任单位{areas.length > 1 && `，分在 ${areas.length} 个领域`}
        </span>
        {areas.length > 1 && (
          <Button small kind="bare" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? '收起' : '按领域定'}
          </Button>
        )}
        <Handful items={bare} name="这些任务" acts={acts} why={why} />
      </header>
      {open && (
        <ul>
          {areas.map(([area, some]) => (
            <li key={area}>
              <span className="grow cut" title={area}>
                {area || '没有领域'} <span className="faint">{some.length} 条</span>
              </span>
              <Handful items={some} name={area || '没有领域的'} acts={acts} why={why} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface HandfulProps extends NoUnitStripProps {
  /** Read out as part of the picker's name. */
  name: string;
}

/** The two things to do with a handful of tasks without a unit. */
function Handful({ items, name, acts, why }: HandfulProps) {
  const [picking, setPicking] = useState(false);
  const tasks = items.map(({ task }) => task);
  // what is doubted besides the missing unit is looked at one by one
  const only = items.filter(({ doubts }) => doubts.length === 1).map(({ task }) => task);
  if (picking)
    return (
      <NamePicker
        label={`${name}的责任单位`}
        onCancel={() => setPicking(false)}
        onPick={(decision, printed) => {
          setPicking(false);
          void acts.assign(tasks, {
            role: 'responsible',
            printed,
            unitId: decision.kind === 'unit' ? decision.unitId : null,
            groupId: decision.kind === 'group' ? decision.groupId : null,
          });
        }}
      />
    );
  return (
    <>
      <Button small why={why} aria-label={`${name}都加一个单位`} onClick={() => setPicking(true)}>
        都加单位
      </Button>
      <Button
        small
        kind="bare"
        aria-label={`${name}照样确认`}
        why={why ?? (only.length === 0 ? '这几条还有别的疑点，逐条看过再确认。' : null)}
        onClick={() => void acts.acceptAll(only)}
      >
        照样确认
      </Button>
    </>
  );
}
