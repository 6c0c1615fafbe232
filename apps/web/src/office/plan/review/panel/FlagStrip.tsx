import type { DraftFlag } from '@weicheng/domain/plan';
import { useState } from 'react';
import { Button } from '../../../../shared/parts/index.ts';
import type { ReviewActs } from '../acts.ts';

interface FlagStripProps {
  flags: readonly DraftFlag[];
  /** The source, for the words a flag stands at. */
  text: string;
  acts: ReviewActs;
  why: string | null;
  onShow: (flag: DraftFlag) => void;
}

/** 全文的存疑: what was repaired or doubted outside of any task; a line that opens into all of them. */
export function FlagStrip({ flags, text, acts, why, onShow }: FlagStripProps) {
  const [open, setOpen] = useState(false);
  if (flags.length === 0) return null;
  return (
    <section className="flag-strip" aria-label="任务以外的存疑">
      <header>
        <span className="grow cut">
          任务以外还有 <b>{flags.length}</b> 处：{flags[0]?.sentence}
        </span>
        <Button small kind="bare" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? '收起' : '逐处看'}
        </Button>
        <Button small why={why} onClick={() => void acts.settle(flags)}>
          都看过了
        </Button>
      </header>
      {open && (
        <ul>
          {flags.slice(0, 200).map((flag) => (
            <li key={flag.id}>
              <button type="button" className="grow" onClick={() => onShow(flag)}>
                {flag.sentence} <span className="quoted flag-words">{wordsAt(text, flag)}</span>
              </button>
              <Button small kind="bare" why={why} onClick={() => void acts.settle([flag])}>
                没问题
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** The words a flag stands at, no more than a line of them. */
const wordsAt = (text: string, { span: { start, end } }: DraftFlag): string => {
  const words = text
    .slice(start, Math.min(end, start + 40))
    .replace(/\s+/gu, ' ')
    .trim();
  return end - start > 40 ? `${words}…` : words;
};
