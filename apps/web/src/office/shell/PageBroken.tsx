import { useRouteError } from 'react-router';
import { ErrorState } from '../../shared/parts/index.ts';
import { problemOf } from '../../shared/problems.ts';

/** What the router could not show. */
export function PageBroken() {
  return (
    <div className="page">
      <div className="page-content">
        <ErrorState failure={problemOf(useRouteError())} onRetry={() => window.location.reload()} />
      </div>
    </div>
  );
}
