import type { ReactNode } from 'react';
import type { Column } from './column.ts';

export interface DataTableProps<Row> {
  /** Read out as the table's name: 单位. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** Shown when there is no row: an <Empty>. */
  empty: ReactNode;
  loading?: boolean;
  failure?: Error | null;
  onRetry?: () => void;
  /** More rows wait on the server; they are asked for before the reader gets there. */
  hasMore?: boolean;
  loadingMore?: boolean;
  onMore?: () => void;
  /** Key of the row whose preview is open. ↑ ↓ J K move it. */
  current?: string | null;
  /** A row was chosen by click or key: open its preview. */
  onCurrent?: (row: Row) => void;
  /** Enter or double click: the row's own page. Without `onCurrent` a click does it too. */
  onOpen?: (row: Row) => void;
  /** Keys of ticked rows; given, a box stands before every row. */
  ticked?: ReadonlySet<string>;
  onTicked?: (ticked: ReadonlySet<string>) => void;
  /** At the foot: how many of how many. */
  foot?: ReactNode;
  /** 40 px rows, for rows that carry buttons. Default 36. */
  roomy?: boolean;
}
