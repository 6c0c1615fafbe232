import { confirmationContract } from '@weicheng/domain/standard';
import { useState } from 'react';
import { Button, Empty, ErrorState, LoadingRows, Page, Section } from '../../../shared/parts/index.ts';
import { useAct, useVerb } from '../../../shared/queries.ts';
import { PickFilter, SearchFilter } from '../../organization/parts/filters.tsx';
import { useAddress } from '../../organization/parts/useAddress.ts';
import '../../organization/organization.css';
import { ConfirmForm, type ToConfirm } from './ConfirmForm.tsx';
import './edition.css';
import { Verified } from './Verified.tsx';

/** 待核实: everything the product ships without having seen it in the text of the standard, file by file. */
export default function ConfirmationsPage() {
  const { at, set } = useAddress(['file', 'search', 'done']);
  const read = useVerb(confirmationContract.list, {});
  const withdraw = useAct(confirmationContract.withdraw, { done: '已撤回' });
  const [confirming, setConfirming] = useState<ToConfirm | null>(null);
  const files = read.data?.files ?? [];
  const words = at.search ?? '';
  const shown = files
    .filter(({ file }) => at.file === undefined || at.file === file)
    .map((one) => ({
      ...one,
      rows: one.rows.filter(
        ({ name, confirmation }) => name.includes(words) && (at.done === undefined || (at.done === 'open') === (confirmation === null)),
      ),
    }))
    .filter(({ rows }) => rows.length > 0);
  const all = files.flatMap(({ rows }) => rows);
  const why = read.data?.can.confirm;
  return (
    <Page
      title="待核实"
      sub={
        read.data &&
        `${all.filter(({ confirmation }) => confirmation === null).length} 条没有见到原文，${all.filter(({ confirmation }) => confirmation !== null).length} 条已核实`
      }
      strip={
        <div className="filters">
          <SearchFilter label="找：条款、指标、检查项" value={at.search} onChange={(search) => set({ search })} />
          <PickFilter
            label="哪份文件"
            value={at.file}
            onChange={(file) => set({ file })}
            choices={files.map(({ file, kind, title }) => ({ value: file, says: `${kind}：${title}` }))}
          />
          <PickFilter
            label="核实没有"
            value={at.done}
            onChange={(done) => set({ done })}
            choices={[
              { value: 'open', says: '待核实' },
              { value: 'done', says: '已核实' },
            ]}
          />
        </div>
      }
    >
      {read.error && !read.data ? (
        <ErrorState failure={read.error} onRetry={() => void read.refetch()} />
      ) : !read.data ? (
        <LoadingRows count={12} />
      ) : shown.length === 0 ? (
        <Empty>没有符合的。</Empty>
      ) : (
        shown.map(({ file, kind, title, rows }) => (
          <Section key={file} title={title} sub={`${kind} · ${rows.length} 条`}>
            <ul className="plain-rows">
              {rows.map((row) => (
                <li key={row.entry}>
                  <span className="grow">
                    {row.name}
                    {row.figure && <b className="figure">{row.figure}</b>}
                    <small className="source">{row.confirmation ? `依据：${row.confirmation.source}` : `出处：${row.sourceTitle}`}</small>
                  </span>
                  <Verified verification={row.verification} confirmation={row.confirmation ?? undefined} />
                  {row.confirmation ? (
                    <Button kind="bare" small why={why} onClick={() => withdraw.mutate({ file, entry: row.entry })}>
                      撤回
                    </Button>
                  ) : (
                    <Button
                      kind="bare"
                      small
                      why={why}
                      onClick={() => setConfirming({ file, entry: row.entry, name: row.name, target: row.target, unit: '' })}
                    >
                      核实
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </Section>
        ))
      )}
      {confirming && <ConfirmForm fact={confirming} onClose={() => setConfirming(null)} />}
    </Page>
  );
}
