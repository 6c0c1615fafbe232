import type { EditionDraft } from '@weicheng/domain/standard';
import { memo, useEffect, useMemo, useRef } from 'react';

interface ParagraphsProps {
  paragraphs: readonly string[];
  draft: EditionDraft;
  open: string | undefined;
  onOpen: (clause: string) => void;
  onTake: (at: number) => void;
}

/** 原文: what the draft was read from. The open clause is washed; what went into no clause is dashed, and can be made one. */
export const Paragraphs = memo(function Paragraphs({ paragraphs, draft: { marks, content }, open, onOpen, onTake }: ParagraphsProps) {
  const box = useRef<HTMLElement>(null);
  const owners = useMemo(() => {
    const known = new Set(content.clauses.map(({ key }) => key));
    const map = new Map<number, string[]>();
    for (const { clause, from, to } of marks)
      if (known.has(clause)) for (let i = from; i < to; i++) map.set(i, [...(map.get(i) ?? []), clause]);
    return map;
  }, [marks, content.clauses]);
  const isHeading = (line: string) => content.areas.some(({ name }) => name !== '' && line.endsWith(name) && line.length < name.length + 8);
  useEffect(() => {
    if (open) box.current?.querySelector('.here')?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  return (
    <section ref={box} className="import-source quoted" aria-label="原文">
      {paragraphs.map((line, at) => {
        const own = owners.get(at) ?? [];
        const [first] = own;
        if (first === undefined)
          return isHeading(line) ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs never change their place
            <h3 key={at}>{line}</h3>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs never change their place
            <p key={at} className="left-out">
              {line}
              <button type="button" onClick={() => onTake(at)}>
                收为条款
              </button>
            </p>
          );
        const here = open !== undefined && own.includes(open);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs never change their place
          <p key={at} className={here ? 'here' : undefined}>
            <button type="button" className="plain" onClick={() => onOpen(here ? (own[own.indexOf(open) + 1] ?? first) : first)}>
              {line}
            </button>
          </p>
        );
      })}
    </section>
  );
});
