import { dropFlag } from '@weicheng/domain/standard';
import { Button, Empty } from '../../../shared/parts/index.ts';
import type { ImportDesk } from './useImport.ts';

/** 存疑: what the reading was not sure of, or left out. Looked at, it goes. */
export function Flags({ desk: { draft, apply }, onOpen }: { desk: ImportDesk; onOpen: (clause: string) => void }) {
  if (draft.flags.length === 0) return <Empty>没有存疑的了。</Empty>;
  const titles = new Map(draft.content.clauses.map(({ key, title }) => [key, title]));
  return (
    <ul className="import-list flag-list">
      {draft.flags.map(({ key, clause, says }) => (
        <li key={key} className="import-doubt">
          <span className="grow">{says}</span>
          {clause !== null && titles.has(clause) && (
            <Button kind="bare" small onClick={() => onOpen(clause)}>
              看这一条
            </Button>
          )}
          <Button small onClick={() => apply(dropFlag(key))}>
            看过了
          </Button>
        </li>
      ))}
    </ul>
  );
}
