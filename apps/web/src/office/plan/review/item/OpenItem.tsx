import type { Draft, NamedUnit } from '@weicheng/domain/plan';
import { useMemo, useState } from 'react';
import { Button } from '../../../../shared/parts/index.ts';
import type { ReviewActs } from '../acts.ts';
import { doubtsIn, settledByAccept } from '../doubts.ts';
import type { Item } from '../draftState.ts';
import type { Conflict, DraftStore } from '../draftStore.ts';
import { pathSays } from '../words.ts';
import { ConflictBox } from './ConflictBox.tsx';
import { Difference, DoubtLines } from './DoubtLines.tsx';
import { DueField } from './DueField.tsx';
import { StateMark } from './ItemRow.tsx';
import { MoreFields } from './MoreFields.tsx';
import { TextBox, type TextMode } from './TextBox.tsx';
import { Thresholds } from './Thresholds.tsx';
import { UnitChips } from './UnitChips.tsx';

/** What of the open item is being edited; kept by the page, so that its keys can open it. */
export interface Opened {
  text: TextMode;
  due: boolean;
  unit: boolean;
  /** The name whose unit is being chosen. */
  name: string | null;
}
export const nothingOpened: Opened = { text: 'read', due: false, unit: false, name: null };

interface OpenItemProps {
  item: Item;
  draft: Draft;
  named: ReadonlyMap<string, NamedUnit>;
  store: DraftStore;
  acts: ReviewActs;
  conflict: Conflict | undefined;
  by: string | undefined;
  why: string | null;
  opened: Opened;
  onOpened: (opened: Opened) => void;
  onAccept: () => void;
  onSetAside: () => void;
  onReconsider: () => void;
  onMerge: () => void;
  onMove: (step: 1 | -1) => void;
  onSplit: (at: number) => void;
}

/** 当前这一条: everything that was read of it, editable where it stands, and what can be done with it. */
export function OpenItem(props: OpenItemProps) {
  const {
    item,
    draft,
    named,
    store,
    acts,
    conflict,
    by,
    why,
    opened,
    onOpened,
    onAccept,
    onSetAside,
    onReconsider,
    onMerge,
    onMove,
    onSplit,
  } = props;
  const { task } = item;
  const [more, setMore] = useState(false);
  const doubts = useMemo(() => doubtsIn(task, draft.flags, named), [task, draft.flags, named]);
  const settling = settledByAccept(doubts).length;
  const editable = why === null && task.state !== 'setAside';
  const no = why ?? (task.state === 'setAside' ? '这一条不是任务，恢复后再改。' : null);
  const former = task.comparison?.kind === 'changed' ? task.comparison.formerText : null;
  return (
    <article className="open" aria-current="true">
      <header>
        <StateMark item={item} named count={doubts.length} />
        <span className="faint grow cut">{[pathSays(task.path), task.area, task.period].filter(Boolean).join(' · ')}</span>
        {by ? <b className="by">{by} 刚改过</b> : task.changedBy && <span className="faint">{task.changedBy} 改过</span>}
        <span className="tools">
          <Button kind="bare" small icon="up" why={no} aria-label="往前挪（Alt ↑）" onClick={() => onMove(-1)} />
          <Button kind="bare" small icon="down" why={no} aria-label="往后挪（Alt ↓）" onClick={() => onMove(1)} />
          <Button
            kind="bare"
            small
            icon="more"
            aria-expanded={more}
            aria-label={more ? '收起其余各项' : '其余各项'}
            onClick={() => setMore(!more)}
          />
        </span>
      </header>
      {conflict && <ConflictBox id={task.id} conflict={conflict} store={store} />}
      <TextBox
        text={task.text}
        mode={opened.text}
        why={no}
        onMode={(text) => onOpened({ ...opened, text })}
        onSave={(text) => void acts.edit(task, { text })}
        onSplit={onSplit}
      />
      {former && <Difference former={former} present={task.text} />}
      <dl className="fields">
        <div>
          <dt>单位</dt>
          <dd>
            <UnitChips
              units={task.units}
              named={named}
              why={no}
              adding={opened.unit}
              onAdding={(unit) => onOpened({ ...opened, unit })}
              onChange={(units) => void acts.edit(task, { units })}
            />
          </dd>
        </div>
        <DoubtLines
          doubts={doubts}
          acts={acts}
          why={why}
          picking={opened.name}
          onPicking={(name) => onOpened({ ...opened, name })}
          onDue={() => onOpened({ ...opened, due: true })}
          onUnits={() => onOpened({ ...opened, unit: true })}
        />
        <div>
          <dt>时限</dt>
          <dd>
            <DueField
              task={task}
              why={no}
              editing={opened.due && editable}
              onEditing={(due) => onOpened({ ...opened, due })}
              onChange={(due) => void acts.edit(task, { due })}
            />
          </dd>
        </div>
        <div>
          <dt>指标</dt>
          <dd>
            <Thresholds rows={task.thresholds} why={no} onChange={(thresholds) => void acts.edit(task, { thresholds })} />
          </dd>
        </div>
        {more && (
          <MoreFields
            task={task}
            documentId={store.documentId}
            parentDocumentId={draft.document.parentDocumentId}
            why={no}
            onChange={(change) => void acts.edit(task, change)}
          />
        )}
      </dl>
      <div className="acts">
        {task.state === 'setAside' ? (
          <Button why={why} keys="X" onClick={onSetAside}>
            恢复为任务
          </Button>
        ) : (
          <>
            <Button kind={task.state === 'unreviewed' ? 'main' : 'outlined'} why={why} keys="Enter" onClick={onAccept}>
              {task.state === 'accepted' ? '已确认，下一条' : settling > 0 ? `${settling} 处待定一并确认` : '确认'}
            </Button>
            <Button why={no} keys="E" onClick={() => onOpened({ ...opened, text: 'edit' })}>
              改内容
            </Button>
            <Button why={no} keys="S" onClick={() => onOpened({ ...opened, text: 'split' })}>
              拆分
            </Button>
            <Button why={no} keys="M" onClick={onMerge}>
              并入上一条
            </Button>
            {task.state === 'accepted' && (
              <Button kind="bare" why={why} keys="R" onClick={onReconsider}>
                重新核对
              </Button>
            )}
            <Button kind="bare" why={why} keys="X" onClick={onSetAside}>
              不是任务
            </Button>
          </>
        )}
      </div>
    </article>
  );
}
