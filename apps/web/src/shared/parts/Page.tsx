import { type ReactNode, useEffect } from 'react';

export interface PageProps {
  title: string;
  /** Said after the title, small: counts, dates, where one is. */
  sub?: ReactNode;
  /** At the right end, the main action last. */
  actions?: ReactNode;
  /** Under the bar: tabs or one slim filter bar. */
  strip?: ReactNode;
  /** A Drawer beside the content. */
  aside?: ReactNode;
  /** The content fills the window and scrolls in itself (tables, trees). Default: the page scrolls. */
  fill?: boolean;
  children: ReactNode;
}

/** The frame of every page: title bar, an optional strip, the content, an optional preview beside it. */
export function Page({ title, sub, actions, strip, aside, fill, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · 卫城`;
  }, [title]);
  return (
    <div className="page">
      <header className="page-bar">
        <h1 className="cut">{title}</h1>
        <span className="faint cut grow">{sub}</span>
        {actions && <div className="page-actions">{actions}</div>}
      </header>
      {strip && <div className="page-strip">{strip}</div>}
      <div className="page-body">
        <div className={fill ? 'page-content fill' : 'page-content'}>{children}</div>
        {aside}
      </div>
    </div>
  );
}

/** A part of a page: a heading over a hairline. No box. */
export function Section({ title, sub, action, children }: { title: string; sub?: ReactNode; action?: ReactNode; children: ReactNode }) {
  return (
    <section className="section">
      <header>
        <h2>{title}</h2>
        <span className="faint grow cut">{sub}</span>
        {action}
      </header>
      {children}
    </section>
  );
}
