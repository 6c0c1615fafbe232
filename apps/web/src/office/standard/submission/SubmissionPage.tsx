import type { Problem } from '@weicheng/domain/kernel';
import { type SubmissionChange, type SubmissionRow, submissionContract } from '@weicheng/domain/standard';
import { useState } from 'react';
import { Link } from 'react-router';
import { download } from '../../../shared/bytes.ts';
import { useForm } from '../../../shared/form.ts';
import { momentSays, today } from '../../../shared/moments.ts';
import { Button, ErrorState, LoadingRows, Page, Refusal, Section, TextAreaField } from '../../../shared/parts/index.ts';
import { problemOf } from '../../../shared/problems.ts';
import { useAct, usePages, useVerb } from '../../../shared/queries.ts';
import '../../organization/organization.css';
import { FormDialog } from '../../organization/parts/FormDialog.tsx';
import { FilterBar, PickFilter } from '../../organization/parts/filters.tsx';
import { Lines } from '../../organization/parts/Lines.tsx';
import { useAddress } from '../../organization/parts/useAddress.ts';
import { useMay } from '../../organization/parts/useMay.ts';
import './submission.css';

/** 国家数据填报: what is missing before a year can be handed in, what would be, and what was. */
export default function SubmissionPage() {
  const { at, set } = useAddress(['year']);
  const year = /^\d{4}$/.test(at.year ?? '') ? Number(at.year) : undefined;
  const state = useVerb(submissionContract.state, year ? { year } : {}, { keep: true });
  const edits = useMay('submission.edit');
  const [freezing, setFreezing] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const lastOver = Number(today().slice(0, 4)) - 1;
  const { data } = state;
  if (!data)
    return (
      <Page title="国家数据填报">
        {state.error ? <ErrorState failure={state.error} onRetry={() => void state.refetch()} /> : <LoadingRows count={8} />}
      </Page>
    );
  const fetchSheet = (act: () => Promise<void>) => {
    setProblem(null);
    void act().catch((failure: unknown) => setProblem(problemOf(failure)));
  };
  return (
    <Page
      title="国家数据填报"
      sub={`${data.year} 年 · ${data.edition.title}`}
      actions={
        <>
          <Button icon="export" onClick={() => fetchSheet(() => download(submissionContract.preview, { year: data.year }))}>
            下载草表
          </Button>
          {edits && (
            <Button kind="main" why={data.can.freeze} onClick={() => setFreezing(true)}>
              锁定报送
            </Button>
          )}
        </>
      }
      strip={
        <FilterBar count={0} onClear={() => undefined}>
          <PickFilter
            label="年度"
            value={at.year}
            onChange={(next) => set({ year: next })}
            choices={Array.from({ length: 5 }, (_, i) => ({ value: String(lastOver - i), says: `${lastOver - i} 年` }))}
          />
        </FilterBar>
      }
    >
      {problem && <Refusal problem={problem} />}
      <div className="submission">
        <div>
          <Section title="还缺什么" sub={data.gaps.length > 0 ? `${data.gaps.length} 处` : ''}>
            {data.gaps.length === 0 ? (
              <p className="sub">不缺。可以锁定。</p>
            ) : (
              <ul className="submission-gaps">
                {data.gaps.map(({ indicator, name, what }) => (
                  <li key={`${name}${what}`}>
                    <Link to={indicator ? `/standard/readings/${indicator}?year=${data.year}` : `/standard/year-basics?year=${data.year}`}>
                      {name}
                    </Link>
                    <span className="sub">{what}</span>
                  </li>
                ))}
              </ul>
            )}
          </Section>
        </div>
        <div>
          <Section title="这次报的">
            <Lines
              lines={[
                ['核准的数', `${data.figures} 个${data.fresh > 0 ? `，${data.fresh} 个没有锁定` : ''}`],
                [
                  '基础数据',
                  <Link key="basics" to={`/standard/year-basics?year=${data.year}`}>
                    {`${data.basics.all} 项填了 ${data.basics.filled} 项`}
                  </Link>,
                ],
                ['上次报送', data.last ? `第 ${data.last.number} 次，${momentSays(data.last.frozenAt)}` : '没有报过'],
              ]}
            />
          </Section>
          {data.last && (
            <Section title="和上次不同" sub={data.changes.length > 0 ? `${data.changes.length} 个数` : ''}>
              {data.changes.length === 0 ? (
                <p className="sub">和第 {data.last.number} 次报送的数一样。</p>
              ) : (
                <Changes changes={data.changes} />
              )}
            </Section>
          )}
          <History onFetch={(row) => fetchSheet(() => download(submissionContract.export, { id: row.id }))} />
        </div>
      </div>
      {freezing && (
        <FreezeForm
          year={data.year}
          last={data.last?.number ?? 0}
          gaps={data.gaps.length}
          figures={data.figures}
          onClose={() => setFreezing(false)}
        />
      )}
    </Page>
  );
}

function Changes({ changes }: { changes: readonly SubmissionChange[] }) {
  return (
    <ul className="submission-changes">
      {changes.map(({ name, part, year, was, now }) => (
        <li key={`${name}${part}${year}`}>
          <span className="grow">{[name, part, `${year} 年`].filter(Boolean).join(' · ')}</span>
          <span className="sub">{was ?? '没有'}</span>
          <span aria-hidden="true">→</span>
          <b>{now ?? '没有'}</b>
        </li>
      ))}
    </ul>
  );
}

function History({ onFetch }: { onFetch: (row: SubmissionRow) => void }) {
  const { rows, hasMore, onMore } = usePages(submissionContract.list, {});
  if (rows.length === 0) return null;
  return (
    <Section title="历次报送">
      <ul className="submission-history">
        {rows.map((row) => (
          <li key={row.id}>
            <div>
              <b>
                {row.year} 年第 {row.number} 次
              </b>
              <p className="sub">
                {momentSays(row.frozenAt)} {row.frozenBy}，{row.figures} 个数{row.gaps > 0 && `，缺 ${row.gaps} 处`}
                {row.changes.length > 0 && `，和前一次不同 ${row.changes.length} 个`}
              </p>
              {row.reason !== '' && <p className="sub">缺报的理由：{row.reason}</p>}
            </div>
            <Button small icon="export" aria-label={`下载 ${row.year} 年第 ${row.number} 次`} onClick={() => onFetch(row)}>
              下载
            </Button>
          </li>
        ))}
      </ul>
      {hasMore && (
        <Button small onClick={onMore}>
          更早的
        </Button>
      )}
    </Section>
  );
}

interface FreezeFormProps {
  year: number;
  last: number;
  gaps: number;
  figures: number;
  onClose: () => void;
}

/** 锁定报送: with gaps it wants the reason. */
function FreezeForm({ year, last, gaps, figures, onClose }: FreezeFormProps) {
  const form = useForm(submissionContract.freeze.input, { year, last, reason: '' }, { under: { 'submission.gaps': 'reason' } });
  const freeze = useAct(submissionContract.freeze, { inForm: true, done: ({ number }) => `已锁定，第 ${number} 次报送可下载` });
  return (
    <FormDialog title={`锁定 ${year} 年的报送`} act="锁定报送" form={form} onAct={freeze.mutateAsync} onClose={onClose}>
      <p>{figures} 个核准的数随报送表锁定。锁定以后只由创卫办写明理由更正，这次报送的表不再变。</p>
      {gaps > 0 && <TextAreaField label={`缺 ${gaps} 处，缺报的理由`} rows={3} maxLength={500} {...form.field('reason')} />}
    </FormDialog>
  );
}
