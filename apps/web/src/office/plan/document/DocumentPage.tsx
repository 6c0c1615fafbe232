import { useQueryClient } from '@tanstack/react-query';
import { type PlanDocumentRow, planDocumentContract, readingSteps } from '@weicheng/domain/plan';
import { useEffect, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { momentSays } from '../../../shared/moments.ts';
import { Button, Confirm, ErrorState, Icon, LoadingRows, Page, Section } from '../../../shared/parts/index.ts';
import { useAct, useVerb } from '../../../shared/queries.ts';
import { History } from '../../organization/parts/History.tsx';
import '../../organization/organization.css';
import '../documents.css';
import { downloadBreakdown } from '../review/ReviewBar.tsx';
import { DocumentState } from './DocumentState.tsx';
import { UnitExtracts } from './UnitExtracts.tsx';

/** 一份方案: while it is read, how far; afterwards what it is, its papers and what became of it. */
export default function DocumentPage() {
  const { id = '' } = useParams();
  const { data: row, error, refetch } = useVerb(planDocumentContract.read, { id: id as never });
  if (!row) return <Page title="方案">{error ? <ErrorState failure={error} onRetry={() => void refetch()} /> : <LoadingRows />}</Page>;
  return row.state === 'reading' ? <Reading row={row} /> : <Document row={row} />;
}

const steps = Object.entries(readingSteps).slice(1);

/** 读到哪一步: asked every second until it is over; then the checking opens by itself. */
function Reading({ row }: { row: PlanDocumentRow }) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const { id, title, step, fileName } = row;
  useEffect(() => {
    const timer = setInterval(() => void client.invalidateQueries({ queryKey: [planDocumentContract.read.name] }), 400);
    return () => {
      clearInterval(timer);
      void client.fetchQuery({ queryKey: [planDocumentContract.read.name, { id }], staleTime: Number.POSITIVE_INFINITY }).then((now) => {
        if ((now as PlanDocumentRow).state === 'draft') void navigate(`/plan/documents/${id}/review`, { replace: true });
      });
    };
  }, [client, id, navigate]);
  const at = steps.findIndex(([key]) => key === step);
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
            <Button kind="main" onClick={() => void navigate(`/plan/tasks?documentId=${id}`)}>
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
        <History about={id} />
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
