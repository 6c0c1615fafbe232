import { useQueryClient } from '@tanstack/react-query';
import type { Problem } from '@weicheng/domain/kernel';
import { xlsx } from '@weicheng/domain/organization';
import { readingSheetContract, type SheetFigure } from '@weicheng/domain/standard';
import { useRef, useState } from 'react';
import { Link } from 'react-router';
import { call } from '../../../shared/api.ts';
import { download, upload } from '../../../shared/bytes.ts';
import { today } from '../../../shared/moments.ts';
import { Button, Empty, Page, Refusal, Section, toast } from '../../../shared/parts/index.ts';
import { problemOf } from '../../../shared/problems.ts';
import { useUnsaved } from '../../../shared/unsaved.ts';
import '../../organization/organization.css';
import { useMay } from '../../organization/parts/useMay.ts';
import { SheetRows } from './SheetRows.tsx';
import './sheet.css';
import { isReady, isSure, withReason } from './sheetRows.ts';

/** What is looked at: the rows that are not taken yet. */
interface Looked {
  file: string;
  rows: SheetFigure[];
  same: number;
  taken: number;
}

/** 填报表: download, fill in, upload; every row that was touched is looked at before it is taken, and what is not taken stays here. */
export default function SheetPage() {
  const picker = useRef<HTMLInputElement>(null);
  const client = useQueryClient();
  const [fills, approves] = [useMay('reading.fill'), useMay('reading.approve')];
  const lastOver = Number(today().slice(0, 4)) - 1;
  const [year, setYear] = useState(lastOver);
  const [looked, setLooked] = useState<Looked | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState<'down' | 'up' | 'draft' | 'reported' | null>(null);
  const rows = looked?.rows ?? [];
  useUnsaved(rows.length > 0);
  const run = async (what: NonNullable<typeof busy>, act: () => Promise<void>) => {
    setBusy(what);
    setProblem(null);
    await act().catch((failure: unknown) => setProblem(problemOf(failure)));
    setBusy(null);
  };
  const fetchSheet = (whose: 'all' | 'own') =>
    run('down', () => download(readingSheetContract.template, { year, whose }, '指标填报表.xlsx'));
  const look = (file: File | undefined) => {
    if (picker.current) picker.current.value = '';
    if (!file) return;
    void run('up', async () => {
      setLooked(null);
      const found = await upload(readingSheetContract.check, {}, new Blob([file], { type: xlsx }));
      setLooked({ file: file.name, ...found, taken: 0 });
    });
  };
  const take = (as: 'draft' | 'reported', chosen: SheetFigure[]) =>
    run(as, async () => {
      const forms = chosen.flatMap(({ form }) => (form ? [form] : []));
      const { refusals } = await call(readingSheetContract.take, { as, forms });
      const left = new Map(chosen.map((row, i) => [row.row, refusals[i] ?? null]));
      const taken = refusals.filter((refusal) => refusal === null).length;
      toast(as === 'draft' ? `已存 ${taken} 个草稿` : `已上报 ${taken} 个数，等核准`);
      setLooked(
        (now) =>
          now && {
            ...now,
            taken: now.taken + taken,
            rows: now.rows.flatMap((row) => {
              const refusal = left.get(row.row);
              return refusal === null ? [] : [refusal === undefined ? row : { ...row, refusal }];
            }),
          },
      );
      await client.invalidateQueries();
    });
  const [ready, sure] = [rows.filter(isReady), rows.filter(isSure)];
  const years = Array.from({ length: 5 }, (_, i) => lastOver - i);
  return (
    <Page title="填报表" sub="下载 .xlsx，填好上传，看过再收">
      <Section title="下载">
        <div className="sheet-down">
          <label>
            年度
            <select className="input" value={year} onChange={(e) => setYear(Number(e.target.value))}>
              {years.map((one) => (
                <option key={one} value={one}>
                  {one} 年
                </option>
              ))}
            </select>
          </label>
          {fills && (
            <Button icon="export" kind="outlined" busy={busy === 'down'} onClick={() => void fetchSheet('own')}>
              下载本单位的
            </Button>
          )}
          {approves && (
            <Button icon="export" busy={busy === 'down'} onClick={() => void fetchSheet('all')}>
              下载全部指标
            </Button>
          )}
          <span className="sub">带着已有的数和要补的历年；只填浅黄的列。</span>
        </div>
      </Section>
      {fills && (
        <Section title="上传" sub={looked?.file}>
          <input ref={picker} type="file" hidden accept=".xlsx" onChange={(e) => look(e.target.files?.[0])} />
          <div className="sheet-down">
            <Button icon="import" kind={rows.length > 0 ? 'outlined' : 'main'} busy={busy === 'up'} onClick={() => picker.current?.click()}>
              {looked ? '换一个文件' : '选填好的 .xlsx'}
            </Button>
            {looked && (
              <span className="sub">
                改过的 {looked.rows.length + looked.taken} 行，{looked.taken > 0 && `已收 ${looked.taken}，`}能收的 {ready.length}，不收的{' '}
                {rows.length - ready.length}；没有改的 {looked.same} 行不动。
              </span>
            )}
          </div>
          {problem && <Refusal problem={problem} />}
          {looked && rows.length > 0 && (
            <>
              <SheetRows rows={rows} onReason={(row, reason) => setLooked({ ...looked, rows: withReason(rows, row, reason) })} />
              <div className="form-foot sheet-foot">
                <Button
                  kind="main"
                  why={sure.length === 0 ? '没有能上报的行。存疑的写明理由，不收的在表里改好重传。' : null}
                  busy={busy === 'reported'}
                  onClick={() => void take('reported', sure)}
                >
                  上报{sure.length > 0 && ` ${sure.length} 个`}
                </Button>
                <Button
                  why={ready.length === 0 ? '没有能收的行，在表里改好重传。' : null}
                  busy={busy === 'draft'}
                  onClick={() => void take('draft', ready)}
                >
                  存草稿{ready.length > 0 && ` ${ready.length} 个`}
                </Button>
                <span className="sub">没有收的留在这一页，改好再传也不丢。</span>
              </div>
            </>
          )}
          {looked && rows.length === 0 && (
            <Empty>
              表里的数都收了。<Link to="/standard/readings">看指标填报</Link>
            </Empty>
          )}
        </Section>
      )}
    </Page>
  );
}
