import { budgetLineContract, type PlanDocumentId, planDocumentContract, taskContract } from '@weicheng/domain/plan';
import { useState } from 'react';
import { Button, Empty, ErrorState, LoadingRows, Page } from '../../../shared/parts/index.ts';
import { usePages, useVerb } from '../../../shared/queries.ts';
import { PickFilter } from '../../organization/parts/filters.tsx';
import { useAddress } from '../../organization/parts/useAddress.ts';
import '../../organization/organization.css';
import { OpenLineForm } from './BudgetForms.tsx';
import './budget.css';
import { LineDrawer } from './LineDrawer.tsx';
import { GroupedTable } from './LineTable.tsx';
import { Sums } from './Sums.tsx';

/** 经费: what each area and each task of a plan is given, has received and has spent; one plan at a time. */
export default function BudgetPage() {
  const { at, set } = useAddress(['document', 'line']);
  const plans = useVerb(planDocumentContract.list, { state: 'published', limit: 50 });
  const documents = plans.data?.rows ?? [];
  const document = documents.find((row) => row.id === at.document) ?? documents[0];
  if (document) return <Budget key={document.id} document={document} documents={documents} line={at.line} set={set} />;
  return (
    <Page title="经费">
      {plans.error && !plans.data ? (
        <ErrorState failure={plans.error} onRetry={() => void plans.refetch()} />
      ) : plans.data ? (
        <Empty>还没有下达过方案。方案下达以后，按领域和任务的经费记在这里。</Empty>
      ) : (
        <LoadingRows count={8} />
      )}
    </Page>
  );
}

interface Titled {
  id: PlanDocumentId;
  title: string;
}

interface BudgetProps {
  document: Titled;
  documents: readonly Titled[];
  line: string | undefined;
  set: (change: { document?: string | undefined; line?: string | undefined }) => void;
}

function Budget({ document, documents, line, set }: BudgetProps) {
  const documentId = document.id;
  const list = usePages(budgetLineContract.list, { documentId, limit: 100 });
  const first = useVerb(budgetLineContract.list, { documentId, limit: 1 });
  const totals = useVerb(budgetLineContract.totals, { documentId });
  const [opening, setOpening] = useState(false);
  const current = list.rows.find((row) => row.id === line);
  const groups = totals.data?.areas.map((area) => ({ ...area, rows: list.rows.filter((row) => row.area === area.area) })) ?? [];
  const failure = list.failure ?? totals.error;
  return (
    <Page
      title="经费"
      sub={`${document.title} · 单位元`}
      actions={
        <>
          {documents.length > 1 && (
            <PickFilter
              label="换一份方案"
              value={documentId}
              onChange={(next) => set({ document: next, line: undefined })}
              choices={documents.map(({ id, title }) => ({ value: id as string, says: title }))}
            />
          )}
          <Button icon="print" aria-label="打印" kind="bare" onClick={() => window.print()} />
          {first.data && (
            <Button kind="main" why={first.data.can.open} onClick={() => setOpening(true)}>
              设经费项目
            </Button>
          )}
        </>
      }
      aside={current && <LineDrawer key={current.id} line={current} onClose={() => set({ line: undefined })} />}
    >
      {failure && list.rows.length === 0 ? (
        <ErrorState failure={failure} onRetry={list.onRetry} />
      ) : list.loading || !totals.data ? (
        <LoadingRows count={8} />
      ) : list.rows.length === 0 ? (
        <Empty>还没有经费项目。设一项，再记预算、到位、支出。</Empty>
      ) : (
        <>
          <Sums sums={totals.data.whole} />
          <GroupedTable
            groups={groups}
            whole={totals.data.whole}
            current={line}
            name={(row) => (
              <button type="button" className="link" onClick={() => set({ line: row.id })}>
                {row.name}
              </button>
            )}
          />
          {list.hasMore && (
            <Button small busy={list.loadingMore} onClick={list.onMore}>
              往下看
            </Button>
          )}
        </>
      )}
      {opening && <NewLine documentId={documentId} onOpened={(id) => set({ line: id })} onClose={() => setOpening(false)} />}
    </Page>
  );
}

/** The areas to choose from are those of the plan's tasks. */
function NewLine({ documentId, onOpened, onClose }: { documentId: PlanDocumentId; onOpened: (id: string) => void; onClose: () => void }) {
  const chart = useVerb(taskContract.matrix, { documentId });
  if (!chart.data) return null;
  return <OpenLineForm documentId={documentId} areas={chart.data.areas} onOpened={({ id }) => onOpened(id)} onClose={onClose} />;
}
