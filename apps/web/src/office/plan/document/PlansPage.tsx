import { type PlanDocumentRow, PlanDocumentState, planDocumentContract, planDocumentStates } from '@weicheng/domain/plan';
import { Link, useNavigate } from 'react-router';
import { momentSays } from '../../../shared/moments.ts';
import { Button, type Column, DataTable, Empty, Page } from '../../../shared/parts/index.ts';
import { usePages, useVerb } from '../../../shared/queries.ts';
import { FilterBar, PickFilter, SearchFilter } from '../../organization/parts/filters.tsx';
import { useAddress } from '../../organization/parts/useAddress.ts';
import '../documents.css';
import { DocumentState } from './DocumentState.tsx';

/** Where a document opens: what is being checked at its checking, the rest at its own page. */
export const placeOf = ({ id, state }: Pick<PlanDocumentRow, 'id' | 'state'>): string =>
  state === 'draft' ? `/plan/documents/${id}/review` : `/plan/documents/${id}`;

/** 核到哪: of what is being checked, how far; of what is issued, how many. */
export function sayCounts({ state, counts }: Pick<PlanDocumentRow, 'state' | 'counts'>): string {
  if (state === 'reading' || state === 'unreadable') return '';
  if (state !== 'draft') return `${counts.accepted} 项任务`;
  const open = counts.openUnits > 0 ? `，${counts.openUnits} 个单位未定` : '';
  return `已核 ${counts.accepted} / ${counts.tasks}${open}`;
}

const columns: Column<PlanDocumentRow>[] = [
  { key: 'state', head: '状态', width: '96px', phone: 2, cell: (row) => <DocumentState state={row.state} /> },
  { key: 'title', head: '方案', width: 'minmax(0,3fr)', phone: 1, cell: (row) => <span title={row.title}>{row.title}</span> },
  { key: 'number', head: '发文字号', width: '160px', leavesBelow: 1100, cell: (row) => row.documentNumber },
  { key: 'counts', head: '任务', width: '220px', phone: 2, cell: sayCounts },
  { key: 'unit', head: '单位', width: 'minmax(0,1fr)', leavesBelow: 900, cell: (row) => row.unitName },
  {
    key: 'when',
    head: '导入',
    width: '190px',
    phone: 2,
    leavesBelow: 700,
    cell: (row) => `${momentSays(row.importedAt)} ${row.importedBy}`,
  },
];

const states = PlanDocumentState.options.map((value) => ({ value, says: planDocumentStates[value] }));

/** 方案: every plan document of the office, newest first. */
export default function PlansPage() {
  const navigate = useNavigate();
  const { at, set, count, clear } = useAddress(['search', 'state']);
  const state = PlanDocumentState.safeParse(at.state).data;
  const input = { ...(state ? { state } : {}), ...(at.search ? { search: at.search } : {}) };
  const pages = usePages(planDocumentContract.list, input);
  const may = useVerb(planDocumentContract.list, { limit: 1 }, { staleTime: 60_000 }).data?.can.import;
  return (
    <Page
      title="方案"
      sub="文件进来，任务出去"
      fill
      strip={
        <FilterBar
          search={<SearchFilter label="找名称、文号" value={at.search} onChange={(search) => set({ search })} />}
          count={count}
          onClear={clear}
        >
          <PickFilter label="状态" value={at.state} onChange={(next) => set({ state: next })} choices={states} />
        </FilterBar>
      }
      actions={
        <Button kind="main" icon="import" why={may} onClick={() => void navigate('/plan/documents/import')}>
          导入方案
        </Button>
      }
    >
      <DataTable
        label="方案"
        columns={columns}
        keyOf={(row) => row.id}
        onOpen={(row) => void navigate(placeOf(row))}
        empty={
          <Empty action={count > 0 ? undefined : <Link to="/plan/documents/import">导入方案</Link>}>
            {count > 0 ? '没有符合的方案。清除筛选再看。' : '还没有方案。把实施方案的文件导进来，几秒钟读成任务，核对后下达到各单位。'}
          </Empty>
        }
        {...pages}
      />
    </Page>
  );
}
