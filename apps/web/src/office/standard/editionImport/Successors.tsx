import { type DraftEdit, type Edition, type Successor, settleSuccessor } from '@weicheng/domain/standard';
import { useState } from 'react';
import { SelectManyField } from '../../../shared/antd/index.ts';
import { Button, StateGlyph } from '../../../shared/parts/index.ts';
import type { ImportDesk } from './useImport.ts';

interface SuccessorsProps {
  base: Edition;
  desk: ImportDesk;
  onOpen: (clause: string) => void;
}

/** 新旧接续: for each clause of the edition it is held against, where it carries on, with the reason; a person confirms, changes or clears it. */
export function Successors({ base, desk: { draft, apply }, onOpen }: SuccessorsProps) {
  const open = draft.successors.filter(({ settled }) => !settled);
  const likely = open.filter(({ to }) => to.length > 0);
  const nowhere = open.filter(({ to }) => to.length === 0);
  const settleAll = (some: readonly Successor[]) =>
    apply((old) => some.reduce((next, { from, to }) => settleSuccessor(from, to)(next), old));
  const titles = new Map(draft.content.clauses.map(({ key, number, title }) => [key, number === null ? title : `${number} ${title}`]));
  const choices = [...titles].map(([value, says]) => ({ value, says }));
  const old = new Map(base.clauses.map((clause) => [clause.key, clause]));
  return (
    <div className="import-list">
      <p className="import-bulk">
        <span className="grow sub">
          现行《{base.shortTitle}》的条款在新版的哪里。任务、问题和检查发现照这里接着算，换版时在用的还会再问。
        </span>
        {likely.length > 0 && <Button onClick={() => settleAll(likely)}>照提示确认 {likely.length} 条</Button>}
        {nowhere.length > 0 && <Button onClick={() => settleAll(nowhere)}>{nowhere.length} 条定为新版没有</Button>}
      </p>
      <ul className="successor-list">
        {[...open, ...draft.successors.filter(({ settled }) => settled)].map((one) => (
          <SuccessorRow
            key={one.from}
            one={one}
            number={old.get(one.from)?.number ?? null}
            title={old.get(one.from)?.title ?? one.from}
            text={old.get(one.from)?.text ?? ''}
            titles={titles}
            choices={choices}
            apply={apply}
            onOpen={onOpen}
          />
        ))}
      </ul>
    </div>
  );
}

interface SuccessorRowProps {
  one: Successor;
  number: number | null;
  title: string;
  text: string;
  titles: ReadonlyMap<string, string>;
  choices: readonly { value: string; says: string }[];
  apply: (edit: DraftEdit) => void;
  onOpen: (clause: string) => void;
}

function SuccessorRow({ one: { from, to, reason, settled }, number, title, text, titles, choices, apply, onOpen }: SuccessorRowProps) {
  const [changing, setChanging] = useState(false);
  return (
    <li className={settled ? '' : 'doubt'}>
      <div>
        <b>
          {number !== null && <span className="faint">{number} </span>}
          {title}
        </b>
        <p className="sub clamp" title={text}>
          {text}
        </p>
      </div>
      <div>
        {changing ? (
          <SelectManyField
            label="新版的哪一条"
            name={`to-${from}`}
            value={[...to]}
            error={undefined}
            choices={choices}
            onChange={(next) => apply(settleSuccessor(from, next ?? []))}
          />
        ) : (
          <p className="successor-to">
            {to.length === 0
              ? '新版没有'
              : to.map((key) => (
                  <button key={key} type="button" className="linklike" onClick={() => onOpen(key)}>
                    {titles.get(key) ?? key}
                  </button>
                ))}
          </p>
        )}
        <p className="faint">{reason}</p>
      </div>
      <div className="successor-acts">
        {settled ? (
          <StateGlyph shape="done" tone="done">
            定了
          </StateGlyph>
        ) : (
          <Button small onClick={() => apply(settleSuccessor(from, to))}>
            {to.length === 0 ? '新版没有' : '确认'}
          </Button>
        )}
        {changing ? (
          <Button kind="bare" small onClick={() => setChanging(false)}>
            改好了
          </Button>
        ) : (
          <Button kind="bare" small onClick={() => setChanging(true)}>
            {to.length === 0 ? '选条款' : '改'}
          </Button>
        )}
        {to.length > 0 && (
          <Button kind="bare" small onClick={() => apply(settleSuccessor(from, []))}>
            清掉
          </Button>
        )}
      </div>
    </li>
  );
}
