import {
  type Clause,
  clauseBefore,
  type DraftEdit,
  dropClause,
  dropFlag,
  type EditionDraft,
  editClause,
  mergeIntoBefore,
  pointsIn,
  splitClause,
} from '@weicheng/domain/standard';
import { useRef } from 'react';
import { Button } from '../../../shared/parts/index.ts';

interface ClauseFieldsProps {
  clause: Clause;
  draft: EditionDraft;
  apply: (edit: DraftEdit) => void;
  onOpen: (clause: string | undefined) => void;
  /** Its paragraphs, where there is no room for the whole text beside it. */
  source: readonly string[];
}

/** 打开的一条: number, title, text, and what can be done with it. */
export function ClauseFields({ clause: { key, number, title, text, area }, draft, apply, onOpen, source }: ClauseFieldsProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  const { areas, clauses } = draft.content;
  const points = pointsIn(text);
  const before = clauseBefore(draft.content, key);
  const flags = draft.flags.filter((flag) => flag.clause === key);
  const printed = draft.marks.find((mark) => mark.clause === key)?.printed;
  const change = (next: Parameters<typeof editClause>[1]) => apply(editClause(key, next));
  const splitHere = () => {
    const at = box.current?.selectionStart ?? 0;
    if (at > 0 && at < text.length) apply(splitClause(key, [at]));
    else box.current?.focus();
  };
  return (
    <article className="import-open" data-clause={key} aria-label={title}>
      {flags.map((flag) => (
        <p key={flag.key} className="import-doubt">
          <span className="grow">{flag.says}</span>
          <Button kind="bare" small onClick={() => apply(dropFlag(flag.key))}>
            看过了
          </Button>
        </p>
      ))}
      <div className="import-fields">
        <label>
          <span>
            编号
            {printed && <span className="faint"> 原文 {printed}</span>}
          </span>
          <input
            className="input"
            inputMode="numeric"
            maxLength={3}
            placeholder="没有"
            value={number ?? ''}
            onChange={(e) => {
              const digits = e.target.value.replace(/\D/gu, '');
              change({ number: digits === '' || Number(digits) === 0 ? null : Number(digits) });
            }}
          />
        </label>
        <label className="grow">
          标题
          <input className="input" maxLength={60} value={title} onChange={(e) => change({ title: e.target.value })} />
        </label>
        <label>
          方面
          <select className="input" value={area} onChange={(e) => change({ area: e.target.value })}>
            {areas.map((one) => (
              <option key={one.key} value={one.key}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
      </div>
      <label className="import-text">
        条款文字
        <textarea
          ref={box}
          className="input quoted"
          rows={Math.min(14, Math.max(4, Math.ceil(text.length / 36) + text.split('\n').length))}
          maxLength={20_000}
          value={text}
          onChange={(e) => change({ text: e.target.value })}
        />
      </label>
      {source.length > 0 && (
        <details>
          <summary>原文</summary>
          {source.map((line, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs never change their place
            <p key={i} className="quoted">
              {line}
            </p>
          ))}
        </details>
      )}
      <p className="import-acts">
        {points.length > 0 && (
          <Button small onClick={() => apply(splitClause(key, points))}>
            按分点拆成 {points.length + 1} 条
          </Button>
        )}
        <Button small onClick={splitHere}>
          从光标处拆开
        </Button>
        <Button
          small
          why={before ? null : '它是这一方面的第一条，前面没有可以并入的。'}
          onClick={() => {
            apply(mergeIntoBefore(key));
            onOpen(before?.key);
          }}
        >
          并入上一条
        </Button>
        <Button
          small
          why={clauses.length === 1 ? '只剩这一条，一版标准至少要有一条。' : null}
          onClick={() => {
            apply(dropClause(key));
            onOpen(undefined);
          }}
        >
          不是条款
        </Button>
        <span className="grow" />
        <Button kind="bare" small onClick={() => onOpen(undefined)}>
          收起
        </Button>
      </p>
    </article>
  );
}
