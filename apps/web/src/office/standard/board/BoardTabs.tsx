import type { BoardLine } from '@weicheng/domain/standard';
import { standingWords } from '../parts/StandingSays.tsx';

const tabs = [undefined, 'unmet', 'unknown', 'met'] as const;

interface BoardTabsProps {
  rows: readonly BoardLine[];
  state: string | undefined;
  onState: (state: string | undefined) => void;
}

/** 全部、未达标、未知、达标, each with its count. */
export function BoardTabs({ rows, state, onState }: BoardTabsProps) {
  return (
    <nav className="views" aria-label="按判定看">
      {tabs.map((tab) => {
        const count = tab ? rows.filter(({ standing }) => standing === tab).length : rows.length;
        return (
          <button key={tab ?? 'all'} type="button" aria-current={state === tab} onClick={() => onState(tab)}>
            {tab ? standingWords[tab] : '全部'}
            <span className={tab === 'unmet' && count > 0 ? 'count hurts' : 'count'}>{count}</span>
          </button>
        );
      })}
    </nav>
  );
}
