import type { ReactNode } from 'react';

export interface Column<Row> {
  key: string;
  head: string;
  cell: (row: Row) => ReactNode;
  /** A grid track: `120px`, `minmax(0,2fr)`. Default `minmax(0,1fr)`. */
  width?: string;
  align?: 'right';
  /** Leaves the table when it is narrower than this many pixels; less important columns leave first. */
  leavesBelow?: number;
  /** On a phone: which of the row's two lines it stands on; not given = it leaves. Default: first column 1, second 2. */
  phone?: 1 | 2;
}

/** How the columns stand at a width: cells side by side, and those that go into the row's second line. */
export interface Layout<Row> {
  cells: Column<Row>[];
  second: Column<Row>[];
  template: string;
  twoLines: boolean;
}

const phoneWidth = 560;
/** 长辈版: three columns stay, the rest goes into the second line. */
const largeColumns = 3;

/** Fits columns into `width` pixels. Nothing is lost in large text, and nothing scrolls sideways. */
export function layOut<Row>(columns: readonly Column<Row>[], width: number, large: boolean): Layout<Row> {
  const track = (column: Column<Row>) => (large && column.width?.endsWith('px') ? 'auto' : (column.width ?? 'minmax(0,1fr)'));
  // each row is a grid of its own: a width that its words decide would stand differently in every row
  const wider = ({ width }: Column<Row>) =>
    width?.endsWith('px') ? `${Math.round(Number.parseFloat(width) * 1.4)}px` : (width ?? 'minmax(0,1fr)');
  if (width < phoneWidth) {
    const placed = columns.some((column) => column.phone);
    const lineOf = (column: Column<Row>, i: number) => (placed ? column.phone : i === 0 ? 1 : i === 1 ? 2 : undefined);
    const cells = columns.filter((column, i) => lineOf(column, i) === 1);
    const second = columns.filter((column, i) => lineOf(column, i) === 2);
    return { cells, second, twoLines: true, template: cells.map((_, i) => (i === 0 ? 'minmax(0,1fr)' : 'auto')).join(' ') };
  }
  const staying = columns.filter((column) => width >= (column.leavesBelow ?? 0));
  if (large && staying.length > largeColumns) {
    const cells = staying.slice(0, largeColumns);
    return { cells, second: staying.slice(largeColumns), twoLines: true, template: cells.map(wider).join(' ') };
  }
  return { cells: staying, second: [], twoLines: false, template: staying.map(track).join(' ') };
}
