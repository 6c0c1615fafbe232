import { comparedKinds, draftTaskStates, type NamedUnit } from '@weicheng/domain/plan';
import { memo } from 'react';
import { Icon, StateGlyph } from '../../../../shared/parts/index.ts';
import type { Item } from '../draftState.ts';
import { pathSays, roleSays } from '../words.ts';

/** 核到哪了: ✓ accepted, ring not yet, triangle with a doubt, struck ring no task. `named` says the word too. */
export function StateMark({ item: { task, doubts }, named, count = doubts.length }: { item: Item; named?: boolean; count?: number }) {
  if (task.state === 'unreviewed' && count > 0)
    return (
      <span className="state soon" title={named ? undefined : `${count} 处待定`}>
        <Icon name="warn" />
        {named ? `${count} 处待定` : <span className="only-read">{count} 处待定</span>}
      </span>
    );
  const word = draftTaskStates[task.state];
  const [shape, tone] =
    task.state === 'accepted'
      ? (['done', 'done'] as const)
      : task.state === 'setAside'
        ? (['ended', 'plain'] as const)
        : (['empty', 'plain'] as const);
  return named ? (
    <StateGlyph shape={shape} tone={tone}>
      {word}
    </StateGlyph>
  ) : (
    <span className="bare-state">
      <StateGlyph shape={shape} tone={tone}>
        {word}
      </StateGlyph>
    </span>
  );
}

interface ItemRowProps {
  item: Item;
  named: ReadonlyMap<string, NamedUnit>;
  under: boolean;
  by: string | undefined;
  onOpen: (id: string) => void;
  onHover: (id: string | null) => void;
}

/** One item as a line: state, number, what is to be done, and who or what is in doubt. */
export const ItemRow = memo(function ItemRow({ item, named, under, by, onOpen, onHover }: ItemRowProps) {
  const { task, doubts } = item;
  const first = task.units.find((unit) => unit.role !== 'supporting') ?? task.units[0];
  const unit = first && (named.get(first.printed)?.name ?? first.printed);
  const classes = ['item-row', task.state, under && 'under'].filter(Boolean).join(' ');
  return (
    <button
      type="button"
      className={classes}
      onClick={() => onOpen(task.id)}
      onPointerEnter={(e) => e.pointerType !== 'touch' && onHover(task.id)}
      onPointerLeave={() => onHover(null)}
    >
      <StateMark item={item} />
      <span className="path cut">{pathSays(task.path) || item.serial}</span>
      <span className="cut title" title={task.title}>
        {task.title}
      </span>
      <span className="tail">
        {by ? (
          <b className="by cut">{by} 刚改过</b>
        ) : doubts.length > 0 ? (
          <span className="asks cut" title={doubts.join('\n')}>
            {doubts[0]}
          </span>
        ) : task.comparison && task.comparison.kind !== 'same' ? (
          <span className="faint">{comparedKinds[task.comparison.kind]}</span>
        ) : (
          first && (
            <span className={`name-chip ${first.role}`}>
              <em>{roleSays[first.role]}</em>
              <span className="cut">{unit}</span>
              {task.units.length > 1 && <i>等 {task.units.length} 个</i>}
            </span>
          )
        )}
      </span>
    </button>
  );
});
