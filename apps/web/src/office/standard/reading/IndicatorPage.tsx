import { type ReadingRow, readingContract, sayFigure } from '@weicheng/domain/standard';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { Button, Empty, ErrorState, LoadingRows, Page, Section } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';
import { Lines } from '../../organization/parts/Lines.tsx';
import { useAddress } from '../../organization/parts/useAddress.ts';
import { useMay } from '../../organization/parts/useMay.ts';
import '../../organization/organization.css';
import { AssignForm } from './AssignForm.tsx';
import { FillForm } from './FillForm.tsx';
import { History } from './History.tsx';
import { RecordView } from './RecordView.tsx';
import './reading.css';
import { ReadingStateSays, StandingSays } from './says.tsx';

/** The part to open: the one chosen, else the first that is still owed, else the first. */
function partOf(parts: readonly { key: string }[], chosen: string | undefined, ofYear: readonly ReadingRow[]): string | null {
  const settled = new Set(ofYear.filter(({ state }) => state !== 'draft' && state !== 'returned').map(({ part }) => part));
  const found = parts.find(({ key }) => key === chosen) ?? parts.find(({ key }) => !settled.has(key)) ?? parts[0];
  return found?.key ?? null;
}

/** 一项指标: the figure of a year with what may be done to it, what is wanted, and the years before. */
export default function IndicatorPage() {
  const { indicator: key = '' } = useParams();
  const { at, set } = useAddress(['year', 'part']);
  const read = useVerb(readingContract.read, { indicator: key });
  const assigns = useMay('indicator.assign');
  const [assigning, setAssigning] = useState(false);
  const { data } = read;
  if (!data)
    return (
      <Page title="指标填报">
        {read.error ? <ErrorState failure={read.error} onRetry={() => void read.refetch()} /> : <LoadingRows count={8} />}
      </Page>
    );
  const { row, readings, due } = data;
  const { indicator, parts, unitName } = row;
  const year = /^\d{4}$/.test(at.year ?? '') ? Number(at.year) : data.year;
  const ofYear = readings.filter((one) => one.year === year);
  const part = partOf(parts, at.part, ofYear);
  const record = ofYear.find((one) => one.part === part);
  const before = readings.find((one) => one.year === year - 1 && one.part === part);
  const lastYear = before && (before.inForce?.value ?? before.value);
  const why = record ? record.can.fill : row.can.fill;
  const partName = parts.find((one) => one.key === part)?.name;
  return (
    <Page
      title={indicator.name}
      sub={unitName ?? '未定填报单位'}
      actions={
        assigns && (
          <Button kind="bare" onClick={() => setAssigning(true)}>
            {unitName === null ? '定填报单位' : '换填报单位'}
          </Button>
        )
      }
    >
      <div className="reading-record">
        <div>
          <Section title={`${year} 年${partName ? ` · ${partName}` : ''}`} sub={year === data.year && due !== null ? `${due} 前报` : ''}>
            {parts.length > 0 && (
              <ul className="reading-parts" aria-label="分项">
                {parts.map((one) => {
                  const its = ofYear.find((reading) => reading.part === one.key);
                  return (
                    <li key={one.key}>
                      <button type="button" aria-pressed={one.key === part} onClick={() => set({ part: one.key })}>
                        <span className="cut grow" title={one.name}>
                          {one.name}
                        </span>
                        {its && <b>{sayFigure(indicator, its.value)}</b>}
                        <ReadingStateSays state={its?.state ?? 'none'} />
                      </button>
                    </li>
                  );
                })}
              </ul>
            )}
            {!why ? (
              <FillForm
                key={`${key}:${year}:${part}`}
                indicator={indicator}
                year={year}
                part={part}
                record={record}
                lastYear={lastYear}
                offer={year === data.year && part === null ? data.offer : null}
                source={ofYear[0]?.source ?? before?.source ?? ''}
                onReported={() => set({ part: undefined })}
                onRefused={() => void read.refetch()}
              />
            ) : record ? (
              <RecordView key={record.id} indicator={indicator} record={record} lastYear={lastYear} />
            ) : (
              <Empty>{`${year} 年的数还没有填。${why}`}</Empty>
            )}
          </Section>
        </div>
        <div>
          <Section title="要求" sub={`${data.year} 年`}>
            <p className="reading-verdict">
              <StandingSays standing={row.standing} />
              <span>{row.reason}</span>
            </p>
            <Lines
              lines={[
                ['目标', indicator.target],
                [
                  '条款',
                  <Link key="clause" to={`/standard/clauses/${indicator.clause}`}>
                    {indicator.clauseTitle}
                  </Link>,
                ],
                ['填报单位', unitName ?? `未定，标准里写的是${indicator.reportedBy}`],
                ['佐证', indicator.evidence.join('、')],
                row.missingYears.length > 0 && ['待补历史', `${row.missingYears.join('、')} 年`],
              ]}
            />
          </Section>
          <Section title="历年">
            <History
              indicator={indicator}
              years={[data.year, data.year - 1, ...row.missingYears]}
              readings={readings}
              parts={parts}
              current={year}
              onYear={(next) => set({ year: String(next), part: undefined })}
            />
          </Section>
        </div>
      </div>
      {assigning && (
        <AssignForm indicator={key} name={indicator.name} reportedBy={indicator.reportedBy} onClose={() => setAssigning(false)} />
      )}
    </Page>
  );
}
