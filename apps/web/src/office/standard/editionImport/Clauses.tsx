import { addClause, type Clause, dropArea, type Edition, renameArea, takeParagraph } from '@weicheng/domain/standard';
import { memo, useEffect, useRef } from 'react';
import { Button } from '../../../shared/parts/index.ts';
import { usePhone } from '../../organization/parts/usePhone.ts';
import { About } from './About.tsx';
import { ClauseFields } from './ClauseFields.tsx';
import { Paragraphs } from './Paragraphs.tsx';
import type { ImportDesk, OpenImport } from './useImport.ts';

interface ClausesProps {
  read: OpenImport;
  desk: ImportDesk;
  open: string | undefined;
  onOpen: (clause: string | undefined) => void;
}

/** 条款: the text it was read from at left, areas and clauses at right, one clause open at a time. */
export function Clauses({ read: { paragraphs }, desk, open, onOpen }: ClausesProps) {
  const { draft, apply } = desk;
  const { content } = draft;
  const phone = usePhone();
  const tree = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (open) tree.current?.querySelector(`[data-clause="${CSS.escape(open)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  const mark = draft.marks.find(({ clause }) => clause === open);
  return (
    <div className={paragraphs.length > 0 && !phone ? 'import-panes' : 'import-panes alone'}>
      {paragraphs.length > 0 && !phone && (
        <Paragraphs
          paragraphs={paragraphs}
          draft={draft}
          open={open}
          onOpen={onOpen}
          onTake={(at) => apply(takeParagraph(at, paragraphs[at] ?? ''))}
        />
      )}
      <div ref={tree} className="import-tree">
        <About content={content} apply={apply} />
        {content.areas.map((area) => {
          const own = content.clauses.filter((one) => one.area === area.key);
          return (
            <section key={area.key} aria-label={area.name}>
              <header className="import-area">
                <span className="faint">第 {area.number} 方面</span>
                <input
                  className="input grow"
                  aria-label={`第 ${area.number} 方面的名称`}
                  maxLength={80}
                  value={area.name}
                  onChange={(e) => apply(renameArea(area.key, e.target.value))}
                />
                <Button kind="bare" small onClick={() => apply(addClause(area.key))}>
                  加条款
                </Button>
                <Button
                  kind="bare"
                  small
                  why={content.areas.length === 1 ? '只有这一个方面。' : null}
                  onClick={() => apply(dropArea(area.key))}
                >
                  不是方面
                </Button>
              </header>
              {own.length === 0 && <p className="sub">下面没有条款。不是方面的删掉，漏读的加条款。</p>}
              {own.map((clause) =>
                clause.key === open ? (
                  <ClauseFields
                    key={clause.key}
                    clause={clause}
                    draft={draft}
                    apply={apply}
                    onOpen={onOpen}
                    source={phone && mark ? paragraphs.slice(mark.from, mark.to) : []}
                  />
                ) : (
                  <ClauseRow
                    key={clause.key}
                    clause={clause}
                    flags={flagsOf(draft.flags, clause.key)}
                    figures={figuresOf(content, clause.key)}
                    onOpen={onOpen}
                  />
                ),
              )}
            </section>
          );
        })}
      </div>
    </div>
  );
}

const flagsOf = (flags: readonly { clause: string | null }[], key: string) => flags.filter(({ clause }) => clause === key).length;
const figuresOf = ({ indicators }: Edition, key: string) => indicators.filter(({ clause }) => clause === key).length;

interface ClauseRowProps {
  clause: Clause;
  flags: number;
  figures: number;
  onOpen: (clause: string) => void;
}

const ClauseRow = memo(function ClauseRow({ clause: { key, number, title, text }, flags, figures, onOpen }: ClauseRowProps) {
  return (
    <button type="button" className={flags > 0 ? 'import-row doubt' : 'import-row'} data-clause={key} onClick={() => onOpen(key)}>
      <span className="clause-number">{number ?? '—'}</span>
      <span className="grow">
        <b className="cut">{title}</b>
        {text !== title && <span className="cut sub">{text}</span>}
      </span>
      {figures > 0 && <span className="faint">{figures} 项指标</span>}
      {flags > 0 && <span className="soon">存疑</span>}
    </button>
  );
});
