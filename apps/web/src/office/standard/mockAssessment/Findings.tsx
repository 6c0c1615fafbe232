import { type FindingRow, scoreSheetContract } from '@weicheng/domain/standard';
import { useNavigate } from 'react-router';
import { type Column, DataTable, Empty } from '../../../shared/parts/index.ts';
import { usePages } from '../../../shared/queries.ts';
import { severitySays } from './says.tsx';

const columns: Column<FindingRow>[] = [
  { key: 'severity', head: '轻重', width: '56px', phone: 2, cell: ({ severity }) => severitySays[severity] },
  { key: 'text', head: '发现', width: 'minmax(0,3fr)', phone: 1, cell: ({ text }) => <span title={text}>{text}</span> },
  { key: 'place', head: '点位', phone: 2, cell: ({ placeName }) => <span title={placeName}>{placeName}</span> },
  { key: 'subdistrict', head: '街道', width: '120px', leavesBelow: 760, cell: (row) => row.subdistrictName ?? '全市' },
  { key: 'clause', head: '条款', leavesBelow: 960, cell: ({ clauseTitle }) => <span title={clauseTitle}>{clauseTitle}</span> },
];

/** 检查发现: what the finished sheets found wrong, the severest first; a row opens its sheet. */
export function Findings({ assessmentId }: { assessmentId: string }) {
  const navigate = useNavigate();
  const findings = usePages(scoreSheetContract.findings, { assessmentId, limit: 100 });
  return (
    <DataTable
      label="检查发现"
      columns={columns}
      {...findings}
      keyOf={(row) => row.id}
      onOpen={({ sheetId, item }) => void navigate(`/standard/mock-assessments/sheets/${sheetId}#${item}`)}
      empty={<Empty>还没有检查发现。打分表填完，失分的项出现在这里。</Empty>}
    />
  );
}
