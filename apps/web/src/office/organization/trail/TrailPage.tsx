import { Day } from '@weicheng/domain/kernel';
import { PersonId, type TrailRow, trailContract, UnitId } from '@weicheng/domain/organization';
import { useState } from 'react';
import { momentSays, today } from '../../../shared/moments.ts';
import { Button, type Column, DataTable, Drawer, Empty, Page } from '../../../shared/parts/index.ts';
import { usePages, useVerb } from '../../../shared/queries.ts';
import { DayFilter, FilterBar, PersonFilter, PickFilter, UnitFilter } from '../parts/filters.tsx';
import { useAddress } from '../parts/useAddress.ts';
import { useMay } from '../parts/useMay.ts';
import '../organization.css';
import { ExportForm } from './ExportForm.tsx';
import { FactDetails } from './FactDetails.tsx';
import { Seal } from './Seal.tsx';

const columns: Column<TrailRow>[] = [
  { key: 'at', head: '时间', width: '112px', phone: 1, cell: (row) => <time dateTime={row.at}>{momentSays(row.at)}</time> },
  { key: 'says', head: '办了什么', width: '116px', phone: 1, cell: (row) => <b>{row.says}</b> },
  { key: 'line', head: '内容', width: 'minmax(0,2.4fr)', phone: 2, cell: (row) => <span title={row.line}>{row.line}</span> },
  {
    key: 'actor',
    head: '谁',
    width: 'minmax(0,0.9fr)',
    leavesBelow: 700,
    cell: (row) => <span className="sub">{[row.actorName ?? '系统', row.unitName].filter(Boolean).join(' · ')}</span>,
  },
];

const some = <T,>(parsed: { success: boolean; data?: T | undefined }): T | undefined => (parsed.success ? parsed.data : undefined);

/** 审计: everything that was done, as a ledger; nothing here can be changed. */
export default function TrailPage() {
  const { at, set, count, clear } = useAddress(['kind', 'actor', 'unit', 'from', 'to', 'about']);
  const { at: shown, set: show } = useAddress(['fact']);
  const mayExport = useMay('audit.export');
  const mayVerify = useMay('audit.verify');
  const [exporting, setExporting] = useState(false);
  const [verifying, setVerifying] = useState(false);
  const kinds = useVerb(trailContract.kinds, {}, { staleTime: 3600_000 });
  const entries = {
    kind: at.kind,
    about: at.about,
    actor: some(PersonId.safeParse(at.actor)),
    unitId: some(UnitId.safeParse(at.unit)),
    from: some(Day.safeParse(at.from)),
    to: some(Day.safeParse(at.to)),
  };
  const filter = Object.fromEntries(
    Object.entries(entries).flatMap(([name, value]) => (value === undefined ? [] : [[name, value as string]])),
  );
  const list = usePages(trailContract.list, { limit: 100, ...filter });
  const current = list.rows.find((row) => row.id === shown.fact);
  return (
    <Page
      title="审计"
      sub="办过的每件事一行，只能看，不能改"
      fill
      actions={
        <>
          {mayExport && (
            <Button icon="export" onClick={() => setExporting(true)}>
              导出
            </Button>
          )}
          {mayVerify && (
            <Button kind={current ? 'outlined' : 'main'} onClick={() => setVerifying(true)}>
              核对
            </Button>
          )}
        </>
      }
      strip={
        <FilterBar count={count} onClear={clear}>
          <DayFilter label="从" value={at.from} latest={at.to ?? today()} onChange={(from) => set({ from })} />
          <DayFilter label="到" value={at.to} latest={today()} onChange={(to) => set({ to })} />
          <PickFilter
            label="办了什么"
            value={at.kind}
            onChange={(kind) => set({ kind })}
            choices={(kinds.data?.rows ?? []).map(({ kind, says }) => ({ value: kind, says }))}
          />
          <PersonFilter label="谁办的" value={at.actor} onChange={(actor) => set({ actor })} />
          <UnitFilter label="哪个单位的人" value={at.unit} onChange={(unit) => set({ unit })} />
        </FilterBar>
      }
      aside={
        current && (
          <Drawer title={current.line} sub={`${current.says} · ${momentSays(current.at)}`} onClose={() => show({ fact: undefined })}>
            <FactDetails row={current} onAbout={(about) => set({ about, kind: undefined })} />
          </Drawer>
        )
      }
    >
      {exporting && <ExportForm filter={filter} count={count} onClose={() => setExporting(false)} />}
      {verifying && <Seal onClose={() => setVerifying(false)} />}
      <DataTable
        label="留痕"
        columns={columns}
        {...list}
        keyOf={(row) => row.id}
        current={shown.fact ?? null}
        onCurrent={(row) => show({ fact: row.id })}
        empty={
          <Empty
            action={
              count > 0 ? (
                <Button small onClick={clear}>
                  看全部留痕
                </Button>
              ) : undefined
            }
          >
            {count > 0 ? '这些条件下没有留痕。' : '还没有留痕。'}
          </Empty>
        }
        foot={
          <>
            <span>
              {list.hasMore ? `已读 ${list.rows.length} 行，往下还有` : `共 ${list.rows.length} 行`}
              {at.about && ' · 只看一件事的经过'}
            </span>
            <span className="keys">
              <kbd>J</kbd>
              <kbd>K</kbd> 上下
            </span>
          </>
        }
      />
    </Page>
  );
}
