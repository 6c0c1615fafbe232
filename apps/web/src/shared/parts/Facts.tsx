import type { ReactNode } from 'react';
import { Moment } from './Moment.tsx';

/** One fact for people: when, the verb, who, and what was said. */
export interface FactLine {
  id: string;
  at: string;
  /** The verb: 更名. */
  says: string;
  /** 单位 · 人; nobody: the clock did it. */
  actor: string | null;
  words?: ReactNode;
  tone?: 'plain' | 'waiting' | 'done' | 'rebound';
}

/** 留痕: time left, dot, verb bold, actor, then their words. Newest first in a preview. Nothing can be removed from it. */
export function Facts({ lines, label = '办理记录' }: { lines: readonly FactLine[]; label?: string }) {
  return (
    <ol className="facts" aria-label={label}>
      {lines.map((line) => (
        <li key={line.id} className={line.tone}>
          <Moment at={line.at} />
          <div>
            <b>{line.says}</b> <span className="sub">{line.actor ?? '系统'}</span>
            {line.words && <p>{line.words}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}
