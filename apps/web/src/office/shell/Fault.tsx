import { Component, type ReactNode } from 'react';
import { ErrorState } from '../../shared/parts/index.ts';
import { problemOf } from '../../shared/problems.ts';

/** A page that breaks breaks alone: the rest of the office stays, and `resetKey` (the address) tries again. */
export class Fault extends Component<{ children: ReactNode; resetKey?: string }, { failure: unknown }> {
  override state: { failure: unknown } = { failure: null };

  static getDerivedStateFromError(failure: unknown) {
    return { failure };
  }

  override componentDidUpdate(before: { resetKey?: string }) {
    if (this.state.failure !== null && before.resetKey !== this.props.resetKey) this.setState({ failure: null });
  }

  override render() {
    if (this.state.failure === null) return this.props.children;
    return (
      <div className="page">
        <div className="page-content">
          <ErrorState failure={problemOf(this.state.failure)} onRetry={() => window.location.reload()} />
        </div>
      </div>
    );
  }
}
