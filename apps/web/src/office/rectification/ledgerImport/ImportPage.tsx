import type { Problem } from '@weicheng/domain/kernel';
import { ImportField, importFields, type LedgerImport, type LedgerImportId, ledgerImportContract } from '@weicheng/domain/rectification';
import { useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import type { Output } from '../../../shared/api.ts';
import { download } from '../../../shared/bytes.ts';
import {
  Button,
  type Column,
  DataTable,
  Empty,
  ErrorState,
  LoadingRows,
  Page,
  Progress,
  Refusal,
  Section,
  toast,
} from '../../../shared/parts/index.ts';
import { problemOf } from '../../../shared/problems.ts';
import { useAct, usePages, useVerb } from '../../../shared/queries.ts';
import '../../organization/organization.css';
import './import.css';
import { importSays } from './ImportsPage.tsx';

type Row = Output<typeof ledgerImportContract.rows>['rows'][number];

/** 一次导入: columns matched, every row judged, then taken in in the background; what is refused leaves as a workbook to correct. */
export default function ImportPage() {
  const id = (useParams().id ?? '') as LedgerImportId;
  const read = useVerb(ledgerImportContract.read, { id });
  const { data, refetch } = read;
  const running = data?.state === 'running';
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => void refetch(), 1000);
    return () => clearInterval(timer);
  }, [running, refetch]);
  if (!data)
    return (
      <Page title="导入旧台账">
        {read.error ? <ErrorState failure={read.error} onRetry={() => void refetch()} /> : <LoadingRows count={6} />}
      </Page>
    );
  return (
    <Page title={data.fileName} sub={importSays(data)} actions={<Link to="/issues/import">全部导入</Link>}>
      <div className="import-page">
        {(data.state === 'mapping' || data.state === 'checked') && <Columns one={data} key={data.id} />}
        {data.state !== 'mapping' && <Judged one={data} />}
      </div>
    </Page>
  );
}

/** 1. 对列: what each column of their sheet is; remembered for the next file. */
function Columns({ one }: { one: LedgerImport }) {
  const [columns, setColumns] = useState(one.columns);
  const [problem, setProblem] = useState<Problem | null>(null);
  const check = useAct(ledgerImportContract.check, { inForm: true });
  const samples = useVerb(ledgerImportContract.rows, { id: one.id, limit: 3 }).data?.rows ?? [];
  const go = async () => {
    setProblem(null);
    try {
      await check.mutateAsync({ id: one.id, columns });
    } catch (failure) {
      setProblem(problemOf(failure));
    }
  };
  return (
    <Section title="1. 对列" sub={`“${one.sheet}”表，${one.rows} 行；对一次就记住，下次不用再对`}>
      <div className="column-match">
        {one.head.map((title, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place in the sheet
          <label key={at}>
            <span className="cut" title={title}>
              {title || `第 ${at + 1} 列`}
            </span>
            <span className="sub cut">
              {samples
                .map(({ cells }) => cells[at])
                .filter(Boolean)
                .join('、') || '空'}
            </span>
            <select
              className="input"
              value={columns[at] ?? ''}
              onChange={(e) => setColumns(columns.with(at, (e.target.value || null) as ImportField | null))}
            >
              <option value="">不导入</option>
              {ImportField.options.map((field) => (
                <option key={field} value={field} disabled={columns.includes(field) && columns[at] !== field}>
                  {importFields[field].says}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
      {problem && <Refusal problem={problem} />}
      <p className="step">
        <span className="grow sub">只检查，不写入。</span>
        <Button kind={one.state === 'mapping' ? 'main' : 'outlined'} busy={check.isPending} onClick={() => void go()}>
          {one.state === 'mapping' ? '检查' : '再检查一遍'}
        </Button>
      </p>
    </Section>
  );
}

const columnsOf = (one: LedgerImport): Column<Row>[] => {
  const shown = one.columns.flatMap((field, at) => (field === 'title' || field === 'place' || field === 'lead' ? [{ field, at }] : []));
  return [
    { key: 'number', head: '行', width: '56px', align: 'right', phone: 2, cell: (row) => row.number },
    ...shown.map(
      ({ field, at }): Column<Row> => ({
        key: field,
        head: importFields[field].says,
        width: field === 'title' ? 'minmax(0,1.4fr)' : 'minmax(0,.8fr)',
        ...(field === 'title' ? { phone: 1 as const } : { leavesBelow: 720 }),
        cell: (row) => <span title={row.cells[at]}>{row.cells[at]}</span>,
      }),
    ),
    {
      key: 'why',
      head: '为什么不能导入',
      width: 'minmax(0,2fr)',
      phone: 2,
      cell: ({ refusals }) => {
        const says = refusals.map(({ field, says: why }) => (field ? `${importFields[field].says}：${why}` : why)).join('；');
        return <span title={says}>{says}</span>;
      },
    },
  ];
};

/** 2. 检查 and 3. 导入. */
function Judged({ one }: { one: LedgerImport }) {
  const { id, state, ready, refused, known, imported, warnings } = one;
  const start = useAct(ledgerImportContract.start);
  const list = usePages(ledgerImportContract.rows, { id, state: 'refused', limit: 100 });
  const all = ready + imported;
  return (
    <>
      <Section
        title={state === 'checked' ? '2. 看检查' : '没有导入的行'}
        sub={state === 'checked' ? `${ready} 行能导入${known ? `，${known} 行早已登记，不会重复` : ''}` : ''}
        action={
          refused > 0 && (
            <Button
              small
              icon="export"
              onClick={() =>
                void download(ledgerImportContract.refused, { id }, '没有导入的行.xlsx').catch((failure) =>
                  toast(problemOf(failure).message, 'refused'),
                )
              }
            >
              下载这 {refused} 行
            </Button>
          )
        }
      >
        {warnings.length > 0 && (
          <ul className="import-warnings">
            {warnings.map((says) => (
              <li key={says}>{says}</li>
            ))}
          </ul>
        )}
        {refused > 0 ? (
          <div className="boxed-table">
            <DataTable
              label="不能导入的行"
              columns={columnsOf(one)}
              {...list}
              keyOf={(row) => String(row.number)}
              empty={<Empty>没有。</Empty>}
              foot={<span>下载后在表格里改好，再上传；已经导入的行认得出来，不会重复。</span>}
            />
          </div>
        ) : (
          <Empty>{state === 'checked' ? '每一行都能导入。' : '没有剩下的行。'}</Empty>
        )}
      </Section>
      <Section title={state === 'checked' ? '3. 导入' : '导入'} sub="一条旧问题一条新问题，状态、日期照原台账">
        {state === 'checked' ? (
          <p className="step">
            <span className="grow sub">在后台导入，可以离开这一页。{refused > 0 && '要改的行不导入，改好再传。'}</span>
            <Button
              kind="main"
              busy={start.isPending}
              why={ready === 0 ? '没有能导入的行。' : null}
              onClick={() => start.mutate({ id })}
            >{`导入 ${ready} 个问题`}</Button>
          </p>
        ) : (
          <div className="import-progress">
            <Progress label={state === 'running' ? '正在导入' : '已导入'} value={imported} total={all} />
            {state === 'done' && <Link to="/issues">看台账</Link>}
          </div>
        )}
      </Section>
    </>
  );
}
