import { type ReadingId, readingContract, sayFigure } from '@weicheng/domain/standard';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Output } from '../../../shared/api.ts';
import { momentSays } from '../../../shared/moments.ts';
import { Button, type Column, DataTable, Empty, Page } from '../../../shared/parts/index.ts';
import { useAct, usePages, useVerb } from '../../../shared/queries.ts';
import '../../organization/organization.css';
import './reading.css';
import { StandingSays } from './says.tsx';

type Waiting = Output<typeof readingContract.queue>['rows'][number];

const nameOf = ({ indicator, reading }: Waiting) => [reading.partName, indicator.name].filter((word) => word !== null).join(' · ');

const columns: Column<Waiting>[] = [
  { key: 'name', head: '指标', width: 'minmax(0,2fr)', phone: 1, cell: (row) => <span title={nameOf(row)}>{nameOf(row)}</span> },
  {
    key: 'value',
    head: '报的数',
    width: '120px',
    phone: 2,
    cell: ({ indicator, reading }) => <b>{sayFigure(indicator, reading.value)}</b>,
  },
  {
    key: 'last',
    head: '上年',
    width: '110px',
    leavesBelow: 800,
    cell: ({ indicator, lastYear }) => (lastYear === null ? '' : <span className="sub">{sayFigure(indicator, lastYear)}</span>),
  },
  {
    key: 'standing',
    head: '照这个数',
    width: '92px',
    phone: 2,
    cell: ({ standing, reason }) => (
      <span title={reason}>
        <StandingSays standing={standing} />
      </span>
    ),
  },
  {
    key: 'doubts',
    head: '存疑与核对说明',
    width: 'minmax(0,1.6fr)',
    phone: 2,
    leavesBelow: 960,
    cell: ({ reading: { doubts, doubtReason, computed } }) => {
      const says = [computed && `自动计算（${computed}）。`, ...doubts, doubtReason && `核对说明：${doubtReason}`].filter(Boolean).join('');
      return says === '' ? (
        ''
      ) : (
        <span className="state soon" title={says}>
          {says}
        </span>
      );
    },
  },
  {
    key: 'who',
    head: '填报',
    width: 'minmax(0,1.2fr)',
    leavesBelow: 860,
    cell: ({ reading }) => {
      const says = `${reading.unitName} ${reading.reportedBy ?? reading.filledBy} ${momentSays(reading.filledAt)}`;
      return <span title={says}>{says}</span>;
    },
  },
];

/** 待核准: what was reported, the oldest first; ticked ones are approved together, each for itself. */
export default function QueuePage() {
  const navigate = useNavigate();
  const pages = usePages(readingContract.queue, {});
  const total = useVerb(readingContract.queue, { limit: 1 }).data?.total;
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [refused, setRefused] = useState<readonly string[]>([]);
  const approve = useAct(readingContract.approveMany, {
    done: ({ rows }) => `已核准 ${rows.filter(({ refusal }) => refusal === null).length} 个`,
  });
  const chosen = pages.rows.filter(({ reading }) => ticked.has(reading.id));
  const approveChosen = async () => {
    const names = new Map<ReadingId, string>(chosen.map((row) => [row.reading.id, `${nameOf(row)} ${row.reading.year} 年`]));
    const { rows } = await approve.mutateAsync({ items: chosen.map(({ reading: { id, revision } }) => ({ id, revision })) });
    setTicked(new Set());
    setRefused(rows.flatMap(({ id, refusal }) => (refusal === null ? [] : [`${names.get(id) ?? ''}没有核准：${refusal}`])));
  };
  return (
    <Page
      title="待核准的指标数"
      sub={total !== undefined && `${total} 个，先报的在前`}
      fill
      actions={
        <Button
          kind="main"
          why={chosen.length === 0 ? '先勾选要核准的数。' : null}
          busy={approve.isPending}
          onClick={() => void approveChosen().catch(() => undefined)}
        >
          {chosen.length > 0 ? `核准 ${chosen.length} 个` : '核准'}
        </Button>
      }
    >
      {refused.length > 0 && (
        <ul className="reading-refused" role="alert">
          {refused.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <DataTable
        label="待核准的指标数"
        columns={columns}
        keyOf={({ reading }) => reading.id}
        ticked={ticked}
        onTicked={setTicked}
        onOpen={({ reading: { indicator, year, part } }) =>
          void navigate(`/standard/readings/${indicator}?year=${year}${part === null ? '' : `&part=${encodeURIComponent(part)}`}`)
        }
        empty={<Empty>没有等核准的数。各单位上报后在这里核准。</Empty>}
        {...pages}
      />
    </Page>
  );
}
