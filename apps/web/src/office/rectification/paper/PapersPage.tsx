import { PaperKind, type PaperRow, paperContract, paperKinds, paperStates } from '@weicheng/domain/rectification';
import { useNavigate } from 'react-router';
import { momentSays } from '../../../shared/moments.ts';
import { type Column, DataTable, Empty, Page } from '../../../shared/parts/index.ts';
import { usePages } from '../../../shared/queries.ts';
import { FilterBar, PickFilter } from '../../organization/parts/filters.tsx';
import { useAddress } from '../../organization/parts/useAddress.ts';
import '../../organization/organization.css';
import { OfferedPapers } from './OfferedPapers.tsx';
import './paper.css';

const columns: Column<PaperRow>[] = [
  { key: 'kind', head: '种类', width: '88px', phone: 1, cell: (row) => paperKinds[row.kind] },
  { key: 'title', head: '标题', width: 'minmax(0,2fr)', phone: 2, cell: (row) => <span title={row.fields.title}>{row.fields.title}</span> },
  { key: 'numbered', head: '编号', width: '168px', phone: 1, cell: (row) => row.numbered },
  { key: 'unit', head: '给谁', width: 'minmax(0,1fr)', phone: 2, cell: (row) => row.unitName ?? row.fields.addressee },
  { key: 'count', head: '问题', width: '56px', align: 'right', leavesBelow: 820, cell: (row) => row.issueIds.length },
  {
    key: 'when',
    head: '发出',
    width: '168px',
    leavesBelow: 960,
    cell: (row) => <span className="sub">{row.issuedAt ? `${momentSays(row.issuedAt)} ${row.issuedBy ?? ''}` : `${row.madeBy}拟`}</span>,
  },
  { key: 'state', head: '状态', width: '72px', phone: 1, cell: (row) => <span className="sub">{paperStates[row.state]}</span> },
];

/** 公文: drafts and what went out, the newest first. */
export default function PapersPage() {
  const { at, set, count, clear } = useAddress(['kind'] as const);
  const navigate = useNavigate();
  const kind = PaperKind.safeParse(at.kind).data;
  const list = usePages(paperContract.list, { limit: 100, ...(kind && { kind }) });
  return (
    <Page title="公文" sub="交办单、督办单、整改通知、整改报告、问题清单" fill>
      <div className="page-strip">
        <FilterBar count={count} onClear={clear}>
          <PickFilter
            label="种类"
            value={kind}
            onChange={(value) => set({ kind: value })}
            choices={PaperKind.options.map((value) => ({ value, says: paperKinds[value] }))}
          />
        </FilterBar>
      </div>
      <OfferedPapers />
      <DataTable
        label="公文"
        columns={columns}
        {...list}
        keyOf={(row) => row.id}
        onOpen={(row) => void navigate(`/papers/${row.id}`)}
        empty={<Empty>{kind ? `还没有${paperKinds[kind]}。` : '还没有公文。'}在问题页或台账里选好问题，再拟公文。</Empty>}
        foot={<span>{list.hasMore ? `已读 ${list.rows.length} 份，往下还有` : `共 ${list.rows.length} 份`}</span>}
      />
    </Page>
  );
}
