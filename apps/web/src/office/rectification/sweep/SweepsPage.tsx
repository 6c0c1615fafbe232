import { type SweepRow, sweepContract } from '@weicheng/domain/rectification';
import { useNavigate } from 'react-router';
import { momentSays } from '../../../shared/moments.ts';
import { type Column, DataTable, Empty, Page, Progress } from '../../../shared/parts/index.ts';
import { usePages } from '../../../shared/queries.ts';
import '../../organization/organization.css';

const columns: Column<SweepRow>[] = [
  { key: 'issue', head: '由哪个问题起', width: 'minmax(0,2fr)', phone: 1, cell: (row) => <b title={row.issueTitle}>{row.issueTitle}</b> },
  { key: 'kind', head: '查哪里', width: '112px', phone: 2, cell: (row) => row.kindName ?? '单位自查' },
  {
    key: 'progress',
    head: '排查过',
    width: '160px',
    phone: 1,
    cell: ({ progress }) => <Progress value={progress.looked} total={progress.total} label="排查进度" unit=" 处" />,
  },
  { key: 'found', head: '发现', width: '80px', align: 'right', cell: ({ progress }) => (progress.found > 0 ? `${progress.found} 处` : '') },
  { key: 'due', head: '哪天前查完', width: '112px', phone: 2, cell: (row) => row.due },
  {
    key: 'at',
    head: '部署',
    width: '168px',
    leavesBelow: 900,
    cell: (row) => <span className="sub">{`${row.by} ${momentSays(row.at)}`}</span>,
  },
];

/** 举一反三: every sweep a reader has to do with, the newest first. */
export default function SweepsPage() {
  const navigate = useNavigate();
  const list = usePages(sweepContract.list, { limit: 50 });
  return (
    <Page title="举一反三" sub="一处的问题，同类的地方都查一遍" fill>
      <DataTable
        label="举一反三"
        columns={columns}
        {...list}
        keyOf={(row) => row.id}
        onOpen={(row) => void navigate(`/sweeps/${row.id}`)}
        empty={<Empty>还没有举一反三。在一个问题的页上部署，同类点位或单位就会收到。</Empty>}
      />
    </Page>
  );
}
