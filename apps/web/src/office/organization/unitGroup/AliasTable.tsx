import { type AliasRow, aliasContract, aliasOrigins, UnitId } from '@weicheng/domain/organization';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { today } from '../../../shared/moments.ts';
import { Button, type Column, DataTable, Empty, Icon } from '../../../shared/parts/index.ts';
import { usePages } from '../../../shared/queries.ts';
import { FilterBar, PickFilter, SearchFilter, UnitFilter } from '../parts/filters.tsx';
import { useAddress } from '../parts/useAddress.ts';
import { daysOf, EndAliasForm } from '../unit/AliasList.tsx';

const endedChoices = [{ value: 'true', says: '含已停用' }] as const;
const isOver = (row: AliasRow): boolean => row.until !== null && row.until <= today();

const columnsFor = (onEnd: (row: AliasRow) => void): Column<AliasRow>[] => [
  {
    key: 'name',
    head: '别名',
    phone: 1,
    cell: (row) => (
      <span className={isOver(row) ? 'cut ended' : 'cut'} title={row.name}>
        {row.name}
      </span>
    ),
  },
  {
    key: 'unit',
    head: '指哪个单位',
    phone: 2,
    cell: (row) => (
      <Link className="cut" to={`/organization/units/${row.unitId}`} title={row.unitName}>
        {row.unitName}
      </Link>
    ),
  },
  { key: 'origin', head: '来历', width: '96px', leavesBelow: 640, cell: (row) => <span className="sub">{aliasOrigins[row.origin]}</span> },
  { key: 'days', head: '起止', width: '204px', leavesBelow: 760, cell: (row) => <span className="sub">{daysOf(row)}</span> },
  {
    key: 'act',
    head: '',
    width: '64px',
    cell: (row) =>
      !isOver(row) && (
        <Button kind="bare" small why={row.can.end} onClick={() => onEnd(row)}>
          停用
        </Button>
      ),
  },
];

/** 别名表: every alias of the city by name. */
export function AliasTable() {
  const navigate = useNavigate();
  const { at, set, count, clear } = useAddress(['search', 'unit', 'ended']);
  const [ending, setEnding] = useState<AliasRow | null>(null);
  const unit = UnitId.safeParse(at.unit);
  const list = usePages(aliasContract.list, {
    limit: 100,
    ...(at.search ? { search: at.search } : {}),
    ...(unit.success ? { unitId: unit.data } : {}),
    ...(at.ended === 'true' ? { ended: 'true' as const } : {}),
  });
  return (
    <div className="org-table">
      <Link className="back" to="/organization/groups">
        <Icon name="left" />
        单位组
      </Link>
      <div className="page-strip">
        <FilterBar
          count={count}
          onClear={clear}
          search={<SearchFilter label="找别名：别名、单位" value={at.search} onChange={(search) => set({ search })} />}
        >
          <UnitFilter label="单位（含下级）" value={at.unit} onChange={(value) => set({ unit: value })} />
          <PickFilter label="在用" value={at.ended} onChange={(ended) => set({ ended })} choices={endedChoices} />
        </FilterBar>
      </div>
      <DataTable
        label="别名"
        columns={columnsFor(setEnding)}
        {...list}
        keyOf={(row) => row.id}
        onOpen={(row) => void navigate(`/organization/units/${row.unitId}`)}
        roomy
        empty={
          count > 0 ? (
            <Empty
              action={
                <Button small onClick={clear}>
                  看全部别名
                </Button>
              }
            >
              没有符合的别名。
            </Empty>
          ) : (
            <Empty>还没有别名。单位更名、并入时旧名自动留作别名；别的叫法在单位页用“加别名”登记。</Empty>
          )
        }
        foot={<span>{list.hasMore ? `已读 ${list.rows.length} 个，往下还有` : `共 ${list.rows.length} 个别名`}</span>}
      />
      {ending && <EndAliasForm alias={ending} onClose={() => setEnding(null)} />}
    </div>
  );
}
