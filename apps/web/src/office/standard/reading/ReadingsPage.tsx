import { type IndicatorReadings, readingContract } from '@weicheng/domain/standard';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { today } from '../../../shared/moments.ts';
import { Button, type Column, DataTable, Empty, Page } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';
import { FilterBar, PickFilter, SearchFilter } from '../../organization/parts/filters.tsx';
import { useAddress } from '../../organization/parts/useAddress.ts';
import { useMay } from '../../organization/parts/useMay.ts';
import '../../organization/organization.css';
import { AssignSuggested } from './AssignSuggested.tsx';
import './reading.css';
import { type FilledState, lastYearSays, ReadingStateSays, StandingSays, standings, stateSays, yearFigures, yearState } from './says.tsx';
import { TermForm } from './TermForm.tsx';

const columns: Column<IndicatorReadings>[] = [
  { key: 'state', head: '填报', width: '88px', phone: 2, cell: (row) => <ReadingStateSays state={yearState(row)} /> },
  {
    key: 'name',
    head: '指标',
    width: 'minmax(0,2fr)',
    phone: 1,
    cell: ({ indicator }) => <span title={indicator.name}>{indicator.name}</span>,
  },
  {
    key: 'value',
    head: '数',
    width: 'minmax(0,1fr)',
    phone: 2,
    cell: ({ indicator, readings }) =>
      readings.length > 0 ? <b title={yearFigures(indicator, readings)}>{yearFigures(indicator, readings)}</b> : '',
  },
  {
    key: 'target',
    head: '目标',
    width: 'minmax(0,1.2fr)',
    leavesBelow: 700,
    cell: ({ indicator }) => (
      <span className="sub" title={indicator.target}>
        {indicator.target}
      </span>
    ),
  },
  {
    key: 'last',
    head: '上年',
    width: 'minmax(0,1fr)',
    leavesBelow: 960,
    cell: (row) => (
      <span className="sub" title={lastYearSays(row)}>
        {lastYearSays(row)}
      </span>
    ),
  },
  {
    key: 'standing',
    head: '达标',
    width: '88px',
    phone: 2,
    cell: ({ standing, reason }) => (
      <span title={reason}>
        <StandingSays standing={standing} />
      </span>
    ),
  },
  {
    key: 'unit',
    head: '填报单位',
    width: 'minmax(0,1fr)',
    leavesBelow: 860,
    cell: ({ unitName }) => (unitName === null ? <span className="state soon">未定</span> : <span title={unitName}>{unitName}</span>),
  },
];

const choices = <T extends string>(says: Readonly<Record<T, string>>) =>
  (Object.entries(says) as [T, string][]).map(([value, word]) => ({ value, says: word }));
const states = choices<FilledState>(stateSays);

/** 指标填报: the indicators a reader answers for or sees, with the figures of one year. */
export default function ReadingsPage() {
  const navigate = useNavigate();
  const { at, set, count, clear } = useAddress(['search', 'year', 'whose', 'state', 'standing']);
  const [fills, approves, assigns] = [useMay('reading.fill'), useMay('reading.approve'), useMay('indicator.assign')];
  const [termOpen, setTermOpen] = useState(false);
  const lastOver = Number(today().slice(0, 4)) - 1;
  const year = /^\d{4}$/.test(at.year ?? '') ? Number(at.year) : undefined;
  const list = useVerb(readingContract.list, { ...(year ? { year } : {}), whose: at.whose === 'own' ? 'own' : 'all' }, { keep: true });
  const { data } = list;
  const all = data?.rows ?? [];
  const rows = all.filter(
    (row) =>
      (at.search === undefined || row.indicator.name.includes(at.search)) &&
      (at.state === undefined || yearState(row) === at.state) &&
      (at.standing === undefined || row.standing === at.standing),
  );
  const owed = all.filter((row) => row.owed > 0).length;
  return (
    <Page
      title="指标填报"
      sub={data && `${data.year} 年 · ${all.length} 项，${owed} 项没有报全${data.due ? ` · ${data.due} 前报` : ''}`}
      fill
      actions={
        <>
          {assigns && <AssignSuggested />}
          {assigns && data && (
            <Button kind="bare" icon="calendar" onClick={() => setTermOpen(true)}>
              填报期限
            </Button>
          )}
          {(fills || approves) && <Button onClick={() => void navigate('/standard/readings/sheet')}>填报表</Button>}
          {approves && <Button onClick={() => void navigate('/standard/readings/queue')}>待核准</Button>}
        </>
      }
      strip={
        <FilterBar
          search={<SearchFilter label="找指标" value={at.search} onChange={(search) => set({ search })} />}
          count={count}
          onClear={clear}
        >
          <PickFilter
            label="年度"
            value={at.year}
            onChange={(next) => set({ year: next })}
            choices={Array.from({ length: 5 }, (_, i) => ({ value: String(lastOver - i), says: `${lastOver - i} 年` }))}
          />
          {fills && (
            <PickFilter
              label="谁填报"
              value={at.whose}
              onChange={(whose) => set({ whose })}
              choices={[{ value: 'own', says: '本单位填报的' }]}
            />
          )}
          <PickFilter label="填报" value={at.state} onChange={(state) => set({ state })} choices={states} />
          <PickFilter label="达标" value={at.standing} onChange={(standing) => set({ standing })} choices={choices(standings)} />
        </FilterBar>
      }
    >
      <DataTable
        label="指标填报"
        columns={columns}
        rows={rows}
        keyOf={(row) => row.indicator.key}
        loading={list.isPending}
        failure={data ? null : list.error}
        onRetry={() => void list.refetch()}
        onOpen={(row) => void navigate(`/standard/readings/${row.indicator.key}${year ? `?year=${year}` : ''}`)}
        empty={<Empty>{count > 0 ? '没有符合的指标。清除筛选再看。' : '没有由你单位填报的指标。由创卫办定填报单位。'}</Empty>}
      />
      {termOpen && data && <TermForm year={data.year} onClose={() => setTermOpen(false)} />}
    </Page>
  );
}
