import { type PlanDocumentId, planDocumentContract, taskContract } from '@weicheng/domain/plan';
import { Empty, ErrorState, LoadingRows, Page, Section } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';
import { PickFilter } from '../../organization/parts/filters.tsx';
import { useAddress } from '../../organization/parts/useAddress.ts';
import '../../organization/organization.css';
import './board.css';
import { Matrix } from './Matrix.tsx';
import { Timeline } from './Timeline.tsx';

/** 挂图作战: areas down, periods across, how many are done of how many; and by month, with today. One plan at a time. */
export default function BoardPage() {
  const { at, set } = useAddress(['document']);
  const plans = useVerb(planDocumentContract.list, { state: 'published', limit: 50 });
  const rows = plans.data?.rows ?? [];
  const document = rows.find((row) => row.id === at.document) ?? rows[0];
  return (
    <Page
      title="挂图作战"
      sub={document?.title}
      actions={
        rows.length > 1 && (
          <PickFilter
            label="换一份方案"
            value={document?.id}
            onChange={(next) => set({ document: next })}
            choices={rows.map((row) => ({ value: row.id as string, says: row.title }))}
          />
        )
      }
    >
      {plans.error && !plans.data ? (
        <ErrorState failure={plans.error} onRetry={() => void plans.refetch()} />
      ) : !plans.data ? (
        <LoadingRows count={8} />
      ) : document ? (
        <Charts documentId={document.id} />
      ) : (
        <Empty>还没有下达过方案。方案下达以后，按领域和时段的进展就在这里。</Empty>
      )}
    </Page>
  );
}

function Charts({ documentId }: { documentId: PlanDocumentId }) {
  const matrix = useVerb(taskContract.matrix, { documentId });
  const timeline = useVerb(taskContract.timeline, { documentId });
  return (
    <>
      <Section title="领域与时段" sub="办结 / 总数；红的是其中超期的">
        {matrix.error && !matrix.data ? (
          <ErrorState failure={matrix.error} onRetry={() => void matrix.refetch()} />
        ) : matrix.data ? (
          <Matrix documentId={documentId} {...matrix.data} />
        ) : (
          <LoadingRows count={6} />
        )}
      </Section>
      <Section title="时间安排" sub="每月到期多少，深色是已销号">
        {timeline.data ? (
          <Timeline documentId={documentId} {...timeline.data} />
        ) : timeline.error ? (
          <ErrorState failure={timeline.error} onRetry={() => void timeline.refetch()} />
        ) : (
          <LoadingRows count={6} />
        )}
      </Section>
    </>
  );
}
