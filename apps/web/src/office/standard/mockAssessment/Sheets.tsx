import { mockAssessmentContract, type ScoreSheetRow, scoreSheetContract } from '@weicheng/domain/standard';
import { useNavigate } from 'react-router';
import type { Input } from '../../../shared/api.ts';
import { Button, type Column, DataTable, Empty } from '../../../shared/parts/index.ts';
import { usePages, useVerb } from '../../../shared/queries.ts';
import { FilterBar, PickFilter } from '../../organization/parts/filters.tsx';
import { useAddress } from '../../organization/parts/useAddress.ts';
import { SheetStateSays, scoreSays } from './says.tsx';

const columns: Column<ScoreSheetRow>[] = [
  { key: 'number', head: '号', width: '48px', align: 'right', cell: (row) => row.number },
  {
    key: 'name',
    head: '点位',
    width: 'minmax(0,2fr)',
    phone: 1,
    cell: ({ name, address }) => <span title={address}>{name}</span>,
  },
  { key: 'kind', head: '类别', phone: 2, leavesBelow: 640, cell: (row) => row.placeKindName },
  { key: 'subdistrict', head: '街道', phone: 2, leavesBelow: 760, cell: (row) => row.subdistrictName ?? '全市' },
  { key: 'state', head: '状态', width: '88px', phone: 2, cell: ({ state, marked }) => <SheetStateSays state={state} marked={marked} /> },
  { key: 'marked', head: '已填', width: '80px', align: 'right', leavesBelow: 640, cell: ({ marked, items }) => `${marked} / ${items}` },
  { key: 'lost', head: '失分项', width: '64px', align: 'right', leavesBelow: 900, cell: ({ lost }) => (lost > 0 ? lost : '') },
  {
    key: 'vetoes',
    head: '否决、关键项',
    width: '120px',
    leavesBelow: 1000,
    cell: ({ vetoes, failedKeys }) => (
      <span className="mock-hurts">{vetoes.length > 0 ? '一票否决' : failedKeys > 0 ? `关键项 ${failedKeys} 项` : ''}</span>
    ),
  },
  {
    key: 'scaled',
    head: '标化分',
    width: '72px',
    align: 'right',
    phone: 1,
    cell: ({ scaled }) => (scaled === null ? <span className="faint">未打分</span> : <b>{scoreSays(scaled)}</b>),
  },
];

type Filter = Input<typeof scoreSheetContract.list>;

/** 打分表 of an assessment, narrowed by kind, subdistrict and state. */
export function Sheets({ assessmentId }: { assessmentId: string }) {
  const navigate = useNavigate();
  const { at, set } = useAddress(['kind', 'state', 'subdistrict', 'of']);
  const filter = {
    assessmentId,
    limit: 100,
    kind: at.of as Filter['kind'],
    state: at.state as Filter['state'],
    placeKind: at.kind,
    subdistrictId: at.subdistrict,
  };
  const sheets = usePages(scoreSheetContract.list, filter);
  const scores = useVerb(mockAssessmentContract.scores, { id: assessmentId });
  const clear = () => set({ kind: undefined, state: undefined, subdistrict: undefined, of: undefined });
  const count = Object.keys(at).length;
  return (
    <>
      <div className="page-strip">
        <FilterBar count={count} onClear={clear}>
          <PickFilter
            label="现场或资料"
            value={at.of}
            choices={[
              { value: 'site', says: '现场表' },
              { value: 'documents', says: '资料表' },
            ]}
            onChange={(of) => set({ of })}
          />
          <PickFilter
            label="类别"
            value={at.kind}
            choices={(scores.data?.kinds ?? []).map(({ placeKind, kindName }) => ({ value: placeKind, says: kindName }))}
            onChange={(kind) => set({ kind })}
          />
          <PickFilter
            label="街道"
            value={at.subdistrict}
            choices={(scores.data?.subdistricts ?? []).map(({ subdistrictId, name }) => ({ value: subdistrictId, says: name }))}
            onChange={(subdistrict) => set({ subdistrict })}
          />
          <PickFilter
            label="状态"
            value={at.state}
            choices={[
              { value: 'open', says: '没有填完' },
              { value: 'finished', says: '已填完' },
            ]}
            onChange={(state) => set({ state })}
          />
        </FilterBar>
      </div>
      <DataTable
        label="打分表"
        columns={columns}
        {...sheets}
        keyOf={(row) => row.id}
        onOpen={(row) => void navigate(`/standard/mock-assessments/sheets/${row.id}`)}
        empty={
          count > 0 ? (
            <Empty
              action={
                <Button small onClick={clear}>
                  清除筛选
                </Button>
              }
            >
              没有符合的打分表。
            </Empty>
          ) : (
            <Empty>还没有打分表。抽了点位，每处一张。</Empty>
          )
        }
      />
    </>
  );
}
