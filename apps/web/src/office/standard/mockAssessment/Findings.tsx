import { type FindingRow, type MockAssessmentRow, mockAssessmentContract, scoreSheetContract } from '@weicheng/domain/standard';
import { Link, useNavigate } from 'react-router';
import { Button, type Column, DataTable, Empty } from '../../../shared/parts/index.ts';
import { useAct, usePages } from '../../../shared/queries.ts';
import { useMay } from '../../organization/parts/useMay.ts';
import { severitySays } from './says.tsx';

const columns: Column<FindingRow>[] = [
  { key: 'severity', head: '轻重', width: '56px', phone: 2, cell: ({ severity }) => severitySays[severity] },
  {
    key: 'text',
    head: '发现',
    width: 'minmax(0,3fr)',
    phone: 1,
    cell: ({ text }) => <span title={text}>{text.replace(/^没有做到：/, '')}</span>,
  },
  { key: 'place', head: '点位', phone: 2, cell: ({ placeName }) => <span title={placeName}>{placeName}</span> },
  { key: 'subdistrict', head: '街道', width: '120px', leavesBelow: 760, cell: (row) => row.subdistrictName ?? '全市' },
  { key: 'clause', head: '条款', leavesBelow: 960, cell: ({ clauseTitle }) => <span title={clauseTitle}>{clauseTitle}</span> },
];

/** 检查发现: what the finished sheets found wrong, the severest first; a row opens its sheet. */
export function Findings({ assessment }: { assessment: MockAssessmentRow }) {
  const { id: assessmentId, title, state, handedOver, can } = assessment;
  const handOver = useAct(mockAssessmentContract.handOver, { done: '检查发现已登记为问题' });
  const edits = useMay('mockAssessment.edit');
  const seesIssues = useMay('issue.read');
  const navigate = useNavigate();
  const findings = usePages(scoreSheetContract.findings, { assessmentId, limit: 100 });
  return (
    <>
      <div className="page-strip finding-strip">
        <span className="sub">
          {handedOver
            ? '检查发现已登记为问题，失分的一项一个。'
            : state === 'finished'
              ? '检查发现还没有登记为问题。'
              : '评估结束时，检查发现登记为问题，等着交办。'}
        </span>
        {handedOver && seesIssues && <Link to={`/issues?search=${encodeURIComponent(title)}`}>看登记的问题</Link>}
        {edits && state === 'finished' && !handedOver && (
          <Button small why={can['handOver']} busy={handOver.isPending} onClick={() => handOver.mutate({ id: assessmentId })}>
            登记为问题
          </Button>
        )}
      </div>
      <DataTable
        label="检查发现"
        columns={columns}
        {...findings}
        keyOf={(row) => row.id}
        onOpen={({ sheetId, item }) => void navigate(`/standard/mock-assessments/sheets/${sheetId}#${item}`)}
        empty={<Empty>还没有检查发现。打分表填完，失分的项出现在这里。</Empty>}
      />
    </>
  );
}
