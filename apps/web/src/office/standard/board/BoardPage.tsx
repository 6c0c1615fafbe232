import { type BoardLine, boardContract } from '@weicheng/domain/standard';
import { useContext, useMemo, useState } from 'react';
import { Button, type Column, DataTable, Empty, Page } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';
import { BesideIndicators, maySee } from '../../chapter.ts';
import { FilterBar, PickFilter, SearchFilter } from '../../organization/parts/filters.tsx';
import { useAddress } from '../../organization/parts/useAddress.ts';
import '../../organization/organization.css';
import { useSignedIn } from '../../session.ts';
import { DistanceBar } from '../parts/DistanceBar.tsx';
import { Sparkline } from '../parts/Sparkline.tsx';
import { StandingSays } from '../parts/StandingSays.tsx';
import { Unconfirmed } from '../parts/Unconfirmed.tsx';
import '../standard.css';
import { narrowed, narrowing, rowsOf } from './address.ts';
import './board.css';
import { BoardTabs } from './BoardTabs.tsx';
import { IndicatorPreview } from './IndicatorPreview.tsx';
import { PrintedBoard } from './PrintedBoard.tsx';
import { seriesSays } from './says.ts';

/** 指标看板: where each indicator stands against the standard, who owes it, by when. What narrows it stands in the address. */
export default function BoardPage() {
  const { at, set } = useAddress([...narrowing, 'state']);
  const { count, clear } = useAddress(narrowing);
  const { at: shown, set: show } = useAddress(['indicator']);
  const board = useVerb(boardContract.read, {});
  const beside = useBeside();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const all = board.data?.rows ?? [];
  const rows = rowsOf(all, at);
  const current = all.find(({ indicator }) => indicator.key === shown.indicator);
  const columns = useMemo(() => columnsOf(board.data?.year ?? 0, beside), [board.data?.year, beside]);
  return (
    <Page
      title="指标看板"
      sub={board.data && subOf(board.data)}
      fill
      actions={<Button icon="print" aria-label="打印" kind="bare" onClick={() => window.print()} />}
      aside={
        current &&
        board.data && (
          <IndicatorPreview
            key={current.indicator.key}
            row={current}
            year={board.data.year}
            due={board.data.due}
            onClose={() => show({ indicator: undefined })}
          />
        )
      }
    >
      <div className="no-print board-screen">
        <BoardTabs rows={narrowed(all, at)} state={at.state} onState={(state) => set({ state })} />
        <div className="page-strip">
          {ticked.size > 0 ? (
            <div className="bulk">
              <span>已选 {ticked.size} 项</span>
              {beside.map(({ Act }, i) => (
                <Act key={String(i)} indicators={[...ticked]} />
              ))}
              <Button kind="bare" onClick={() => setTicked(new Set())}>
                取消选择
              </Button>
            </div>
          ) : (
            <FilterBar
              search={<SearchFilter label="搜指标" value={at.search} onChange={(search) => set({ search })} />}
              count={count}
              onClear={clear}
            >
              <PickFilter label="方面" value={at.area} onChange={(area) => set({ area })} choices={areasOf(all)} />
              <PickFilter label="填报单位" value={at.unit} onChange={(unit) => set({ unit })} choices={unitsOf(all)} />
            </FilterBar>
          )}
        </div>
        <DataTable
          label="指标"
          columns={columns}
          rows={rows}
          loading={board.isPending}
          failure={board.data ? null : board.error}
          onRetry={() => void board.refetch()}
          keyOf={(row) => row.indicator.key}
          current={shown.indicator ?? null}
          onCurrent={(row) => show({ indicator: row.indicator.key })}
          {...(beside.length > 0 ? { ticked, onTicked: setTicked } : {})}
          empty={
            <Empty
              action={
                count > 0 && (
                  <Button small onClick={clear}>
                    去掉条件
                  </Button>
                )
              }
            >
              {count > 0 ? '没有符合的指标。去掉一项条件再看。' : '这一栏现在没有指标。'}
            </Empty>
          }
          foot={<span>共 {rows.length} 项</span>}
        />
      </div>
      {board.data && <PrintedBoard board={board.data} rows={rows} whole={rows.length === all.length} />}
    </Page>
  );
}

/** What later chapters say beside an indicator, for this reader. */
function useBeside() {
  const all = useContext(BesideIndicators);
  const { permissions } = useSignedIn();
  return useMemo(() => all.filter((one) => maySee(one, permissions)), [all, permissions]);
}

const subOf = ({ year, edition, due }: { year: number; edition: { title: string }; due: string | null }) =>
  `${year} 年 · ${edition.title}${due ? ` · 填报期限 ${due}` : ''}`;

const areasOf = (rows: readonly BoardLine[]) =>
  [...new Map(rows.map((row) => [row.area, row.areaName]))].map(([value, says]) => ({ value, says }));

const unitsOf = (rows: readonly BoardLine[]) =>
  [...new Map(rows.map((row) => [row.unitId ?? 'none', row.unitName ?? '没有定填报单位']))].map(([value, says]) => ({
    value: value as string,
    says,
  }));

const columnsOf = (year: number, beside: ReturnType<typeof useBeside>): Column<BoardLine>[] => [
  { key: 'standing', head: '判定', width: '88px', phone: 1, cell: (row) => <StandingSays standing={row.standing} /> },
  {
    key: 'name',
    head: '指标',
    width: 'minmax(0,2.2fr)',
    phone: 2,
    cell: ({ indicator }) => (
      <span title={indicator.name}>
        <span className="faint">{indicator.key}</span> {indicator.name}
        {indicator.verification === 'unverified' && <Unconfirmed />}
      </span>
    ),
  },
  {
    key: 'said',
    head: `${year || ''} 年`,
    width: '96px',
    align: 'right',
    phone: 1,
    cell: (row) => (row.said ? <b>{row.said}</b> : <span className="faint">{row.standing === 'unknown' ? '待填报' : '—'}</span>),
  },
  {
    key: 'bar',
    head: '差距',
    width: '112px',
    leavesBelow: 900,
    cell: ({ value, target, indicator }) =>
      value !== null && target !== null ? (
        <DistanceBar value={value} target={target} direction={indicator.direction} unit={indicator.unit} />
      ) : null,
  },
  {
    key: 'target',
    head: '目标',
    width: 'minmax(0,1.1fr)',
    leavesBelow: 1100,
    cell: ({ indicator }) => <span className="sub">{indicator.target}</span>,
  },
  {
    key: 'series',
    head: '走势',
    width: '84px',
    leavesBelow: 1000,
    cell: (row) => (row.series.length > 1 ? <Sparkline series={row.series} says={seriesSays(row, year)} /> : null),
  },
  {
    key: 'unit',
    head: '填报单位',
    width: 'minmax(0,1fr)',
    phone: 2,
    cell: (row) => <span className="sub">{row.unitName ?? '没有定'}</span>,
  },
  ...beside.map(
    ({ Mark }, i): Column<BoardLine> => ({
      key: `beside-${i}`,
      head: '攻坚',
      width: '168px',
      leavesBelow: 1240,
      cell: (row) => <Mark indicator={row.indicator.key} />,
    }),
  ),
];
