import { type IssueRow, issueSeverities, issueSources } from '@weicheng/domain/rectification';
import { momentSays } from '../../../shared/moments.ts';
import type { Column } from '../../../shared/parts/index.ts';
import { IssueClockSays } from '../issue/IssueClockSays.tsx';
import { IssueStateSays } from '../issue/states.tsx';
import { type columnKeys, shownColumns } from './chosenColumns.ts';

type Key = (typeof columnKeys)[number];
const sub = (value: string | number | null) => <span className="sub">{value}</span>;
const titled = (value: string) => <span title={value}>{value}</span>;

const drawn: { readonly [K in Key]: Omit<Column<IssueRow>, 'key' | 'head' | 'leavesBelow'> } = {
  clock: { width: '168px', phone: 1, cell: (row) => <IssueClockSays issue={row} brief /> },
  state: { width: '88px', phone: 1, cell: (row) => <IssueStateSays state={row.state} /> },
  title: { width: 'minmax(0,2fr)', phone: 2, cell: (row) => titled(row.title) },
  place: { width: 'minmax(0,1.2fr)', phone: 2, cell: (row) => titled(row.place) },
  unit: { cell: (row) => titled(row.leadUnitName ?? '') },
  area: { cell: (row) => titled(row.areaUnitName ?? '') },
  matter: { cell: (row) => titled(row.matterName ?? '') },
  severity: { width: '56px', cell: (row) => sub(issueSeverities[row.severity]) },
  due: { width: '88px', cell: (row) => sub(row.due) },
  back: {
    width: '56px',
    align: 'right',
    cell: (row) => (row.reopenings > 0 ? <span className="state rebound">{row.reopenings} 次</span> : null),
  },
  returned: { width: '56px', align: 'right', cell: (row) => (row.returns > 0 ? sub(`${row.returns} 次`) : null) },
  source: { width: '88px', cell: (row) => sub(issueSources[row.source]) },
  sourceNumber: { cell: (row) => titled(row.sourceNumber ?? '') },
  registered: { width: '104px', cell: (row) => sub(momentSays(row.registeredAt)) },
  number: { width: '64px', align: 'right', cell: (row) => sub(row.number) },
};

/** What a column that shares the width needs at least, and what lies between two; the box before the rows and the margins. */
const least: { readonly [K in Key]?: number } = { title: 160 };
const [usualLeast, between, margins] = [88, 16, 72];

/**
 * The columns to show, in their order, by what the address says of them. Where they do not fit side by side, those further back leave first,
 * so that what stays can be read.
 */
export function columnsOf(said: string | undefined): Column<IssueRow>[] {
  const columns = shownColumns(said);
  const need = ({ key }: { key: Key }) => between + (Number.parseFloat(drawn[key].width ?? '') || (least[key] ?? usualLeast));
  let width = margins + columns.reduce((sum, column) => sum + (column.key === 'title' ? need(column) : 0), 0);
  return columns.map(({ key, head }) => {
    if (key !== 'title') width += need({ key });
    return { key, head, ...drawn[key], ...(key !== 'title' && { leavesBelow: width }) };
  });
}
