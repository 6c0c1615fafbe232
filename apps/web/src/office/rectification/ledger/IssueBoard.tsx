import { type IssueFilter, type IssueRow, type IssueState, issueContract, issueStates, turnOfIssue } from '@weicheng/domain/rectification';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import type { Output } from '../../../shared/api.ts';
import { Button, ErrorState, LoadingRows } from '../../../shared/parts/index.ts';
import { usePages, useVerb } from '../../../shared/queries.ts';
import { IssueClockSays } from '../issue/IssueClockSays.tsx';
import { IssueStateSays } from '../issue/states.tsx';

type Count = Output<typeof issueContract.stateCounts>['rows'][number]['count'];
const countSays = ({ value, capped }: Count) => (capped ? `${value}+` : String(value));

/** 看板: a column a state, in the order of the loop; what is over, where all are asked for, and the states without an issue are named at the foot. On a phone one column at a time. */
export function IssueBoard({ filter, empty }: { filter: IssueFilter; empty: ReactNode }) {
  const counts = useVerb(issueContract.stateCounts, filter, { keep: true });
  const [chosen, setChosen] = useState<IssueState>();
  if (counts.isError) return <ErrorState failure={counts.error} onRetry={() => void counts.refetch()} />;
  if (!counts.data) return <LoadingRows count={8} />;
  const whole = !(filter.turn || filter.state || filter.happened);
  const present = counts.data.rows.filter(({ count }) => count.value > 0);
  const over = whole ? present.filter(({ state }) => turnOfIssue[state] === 'over') : [];
  const columns = present.filter((row) => !over.includes(row));
  const without = counts.data.rows.filter(({ count }) => count.value === 0);
  const foot = [
    over.length > 0 && `${over.map(({ state, count }) => `${issueStates[state]} ${countSays(count)}`).join('、')}，在“已办结”里看`,
    without.length > 0 && `现在没有${without.map(({ state }) => issueStates[state]).join('、')}`,
  ].filter(Boolean);
  if (present.length === 0) return empty;
  const open = columns.find(({ state }) => state === chosen)?.state ?? columns[0]?.state;
  return (
    <div className="issue-board">
      <nav className="board-tabs" aria-label="看哪一栏">
        {columns.map(({ state, count }) => (
          <button key={state} type="button" aria-pressed={state === open} onClick={() => setChosen(state)}>
            {issueStates[state]} <span className="count">{countSays(count)}</span>
          </button>
        ))}
      </nav>
      <div className="board-columns">
        {columns.map(({ state, count }) => (
          <section key={state} className={state === open ? 'board-column open' : 'board-column'} aria-label={issueStates[state]}>
            <h2>
              <IssueStateSays state={state} />
              <span className="count">{countSays(count)}</span>
            </h2>
            <Cards filter={{ ...filter, state }} />
          </section>
        ))}
      </div>
      {foot.length > 0 && <p className="board-foot">{foot.join('。')}</p>}
    </div>
  );
}

function Cards({ filter }: { filter: IssueFilter }) {
  const { rows, loading, failure, hasMore, loadingMore, onMore, onRetry } = usePages(issueContract.list, { limit: 30, ...filter });
  if (failure) return <ErrorState failure={failure} onRetry={onRetry} />;
  if (loading) return <LoadingRows count={4} />;
  return (
    <div className="board-cards">
      {rows.map((row) => (
        <Card key={row.id} row={row} />
      ))}
      {hasMore && (
        <Button small busy={loadingMore} onClick={onMore}>
          往下再看 30 个
        </Button>
      )}
    </div>
  );
}

const Card = ({ row }: { row: IssueRow }) => (
  <article className="board-card">
    <Link to={`/issues/${row.id}`}>{row.title}</Link>
    {row.place && <p className="sub">{row.place}</p>}
    <p className="faint">{row.leadUnitName ?? '还没有牵头单位'}</p>
    <IssueClockSays issue={row} brief />
  </article>
);
