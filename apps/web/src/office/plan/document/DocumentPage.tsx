import { type PlanDocumentRow, planDocumentContract, readingSteps } from '@weicheng/domain/plan';
import { useEffect, useState } from 'react';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import { momentSays } from '../../../shared/moments.ts';
import { Button, Confirm, ErrorState, Icon, LoadingRows, Page, Section } from '../../../shared/parts/index.ts';
import { useAct, usePages, useVerb } from '../../../shared/queries.ts';
import { HistoryLines } from '../../organization/parts/History.tsx';
import '../../organization/organization.css';
import '../documents.css';
import { downloadBreakdown } from '../review/ReviewBar.tsx';
import { DocumentState } from './DocumentState.tsx';
import { UnitExtracts } from './UnitExtracts.tsx';

/** 一份方案: while it is read, how far; afterwards what it is, its papers and what became of it. */
export default function DocumentPage() {
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const opening = (useLocation().state as { opening?: true } | null)?.opening === true;
  const { data: row, error, refetch } = useVerb(planDocumentContract.read, { id: id as never });
  const [watched, setWatched] = useState(opening);
  const reading = row?.state === 'reading';
  useEffect(() => {
    if (!reading) return;
    setWatched(true);
    const timer = setInterval(() => void refetch(), 400);
    return () => clearInterval(timer);
  }, [reading, refetch]);
  // who came to see it read goes on to check it; who opens it later stays
  const goOn = watched && row?.state === 'draft';
  useEffect(() => {
    if (goOn) void navigate(`/plan/documents/${id}/review`, { replace: true });
  }, [goOn, id, navigate]);
  if (!row) return <Page title="方案">{error ? <ErrorState failure={error} onRetry={() => void refetch()} /> : <LoadingRows />}</Page>;
  return reading || goOn ? <Reading row={row} /> : <Document row={row} />;
}

const steps = Object.entries(readingSteps).slice(1);

/** 读到哪一步. */
function Reading({ row: { title, step, fileName, state } }: { row: PlanDocumentRow }) {
  const at = state === 'reading' ? steps.findIndex(([key]) => key === step) : steps.length;
  return (
    <Page title={title} sub={fileName}>
      <ol className="reading-steps" aria-label="读到哪一步">
        {steps.map(([key, says], i) => (
          <li key={key} className={i < at ? 'over' : i === at ? 'now' : undefined} aria-current={i === at ? 'step' : undefined}>
            {i < at ? <Icon name="check" /> : <i />}
            {says}
          </li>
        ))}
      </ol>
      <p className="faint">一般几秒钟读完。可以离开这一页，读完在“方案”里找得到。</p>
    </Page>
  );
}

function Document({ row }: { row: PlanDocumentRow }) {
  const [abandoning, setAbandoning] = useState(false);
  const abandon = useAct(planDocumentContract.abandon, { inForm: true, done: `已作废《${row.title}》` });
  const navigate = useNavigate();
  const { id, state, counts } = row;
  const issued = state === 'published' || state === 'superseded';
  return (
    <Page
      title={row.title}
      sub={<DocumentState state={state} />}
      actions={
        <>
          {state !== 'abandoned' && state !== 'superseded' && !issued && (
            <Button kind="danger" why={row.can.abandon} onClick={() => setAbandoning(true)}>
              作废
            </Button>
          )}
          {state === 'published' && (
            <Button icon="import" onClick={() => void navigate(`/plan/documents/import?replaces=${id}`)}>
              导入新版
            </Button>
          )}
          {state !== 'unreadable' && (
            <Button kind={state === 'draft' ? 'main' : 'outlined'} onClick={() => void navigate(`/plan/documents/${id}/review`)}>
              {state === 'draft' ? '去核对' : '看原文和任务'}
            </Button>
          )}
          {issued && (
            <Button kind="main" onClick={() => void navigate(`/plan/tasks?document=${id}`)}>
              看任务台账
            </Button>
          )}
        </>
      }
    >
      <div className="document-page">
        {state === 'unreadable' && (
          <p className="refusal" role="alert">
            <Icon name="warn" />
            <span>
              “{row.fileName}”没有读成：{row.trouble}
            </span>
          </p>
        )}
        <dl className="pairs">
          <dt>发文字号</dt>
          <dd>{row.documentNumber || '文中没有'}</dd>
          <dt>发文机关</dt>
          <dd>{row.issuer || '文中没有'}</dd>
          <dt>成文日期</dt>
          <dd>{row.issuedOn ?? '文中没有'}</dd>
          <dt>制定单位</dt>
          <dd>{row.unitName}</dd>
          <dt>原文件</dt>
          <dd>
            <a href={`/api/files/${row.fileSha256}?name=${encodeURIComponent(row.fileName)}`} download={row.fileName}>
              {row.fileName}
            </a>
          </dd>
          {row.replacesId && (
            <>
              <dt>接替</dt>
              <dd>
                <Link to={`/plan/documents/${row.replacesId}`}>{row.replacesTitle}</Link>
              </dd>
            </>
          )}
          {row.parentDocumentId && (
            <>
              <dt>分解自</dt>
              <dd>
                <Link to={`/plan/documents/${row.parentDocumentId}`}>{row.parentTitle}</Link>
              </dd>
            </>
          )}
          <dt>导入</dt>
          <dd>
            {momentSays(row.importedAt)} {row.importedBy}
          </dd>
          {row.publishedAt && (
            <>
              <dt>下达</dt>
              <dd>
                {momentSays(row.publishedAt)} {row.publishedBy}，{counts.accepted} 项任务
              </dd>
            </>
          )}
        </dl>
        {state !== 'unreadable' && state !== 'abandoned' && (
          <Section title="任务指标分解表" sub={issued ? '' : '按现在核对到的样子'}>
            <p className="step">
              <Button icon="export" onClick={() => void downloadBreakdown(row, 'xlsx')}>
                下载 Excel 表格
              </Button>
              <Button icon="export" onClick={() => void downloadBreakdown(row, 'docx')}>
                下载公文（.docx）
              </Button>
            </p>
          </Section>
        )}
        {issued && <UnitExtracts row={row} />}
        <DocumentHistory id={id} />
      </div>
      <Confirm
        open={abandoning}
        act="作废"
        object={`《${row.title}》`}
        danger
        why={row.can.abandon}
        onClose={() => setAbandoning(false)}
        onAct={() => abandon.mutateAsync({ id })}
      >
        <p>核对过的内容不再使用。同一份文件以后可以重新导入。</p>
      </Confirm>
    </Page>
  );
}

/** 办理记录: for whoever may read the document. */
function DocumentHistory({ id }: Pick<PlanDocumentRow, 'id'>) {
  return <HistoryLines {...usePages(planDocumentContract.history, { id, limit: 20 })} />;
}
