import { type MockAssessmentRow, mockAssessmentContract } from '@weicheng/domain/standard';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Button, type Column, DataTable, Empty, Page } from '../../../shared/parts/index.ts';
import { usePages, useVerb } from '../../../shared/queries.ts';
import { useMay } from '../../organization/parts/useMay.ts';
import '../../organization/organization.css';
import { NewAssessmentForm } from './NewAssessmentForm.tsx';
import { AssessmentStateSays } from './says.tsx';

const columns: Column<MockAssessmentRow>[] = [
  { key: 'title', head: '名称', width: 'minmax(0,2fr)', phone: 1, cell: (row) => <b title={row.title}>{row.title}</b> },
  { key: 'state', head: '状态', width: '104px', phone: 1, cell: (row) => <AssessmentStateSays state={row.state} /> },
  { key: 'days', head: '日期', width: '200px', phone: 2, cell: (row) => `${row.from} 至 ${row.until}` },
  {
    key: 'sheets',
    head: '填完的打分表',
    width: '104px',
    align: 'right',
    phone: 2,
    cell: ({ sheets, finishedSheets }) => (sheets === 0 ? '' : `${finishedSheets} / ${sheets} 张`),
  },
  { key: 'edition', head: '标准', leavesBelow: 800, cell: (row) => <span title={row.editionTitle}>{row.editionTitle}</span> },
  { key: 'table', head: '评分表', leavesBelow: 1000, cell: (row) => <span title={row.tableTitle}>{row.tableTitle}</span> },
];

/** 模拟评估: every one of the city, the newest first. */
export default function AssessmentsPage() {
  const navigate = useNavigate();
  const [adding, setAdding] = useState(false);
  const list = usePages(mockAssessmentContract.list, { limit: 50 });
  const why = useVerb(mockAssessmentContract.list, { limit: 1 }).data?.can.create;
  const mayEdit = useMay('mockAssessment.edit');
  const add = mayEdit && (
    <Button kind="main" icon="plus" why={why} onClick={() => setAdding(true)}>
      新建评估
    </Button>
  );
  return (
    <Page
      title="模拟评估"
      sub="照国家的评分表，自己先评一遍"
      fill
      actions={
        <>
          {useMay('site.read') && (
            <Button icon="place" onClick={() => void navigate('/standard/mock-assessments/sites')}>
              点位
            </Button>
          )}
          {add}
        </>
      }
    >
      <DataTable
        label="模拟评估"
        columns={columns}
        {...list}
        keyOf={(row) => row.id}
        onOpen={(row) => void navigate(`/standard/mock-assessments/${row.id}`)}
        empty={<Empty>{mayEdit ? '还没有模拟评估。先登记点位，再新建评估，抽点位。' : '还没有模拟评估。创卫办新建后，这里看得到。'}</Empty>}
      />
      {adding && (
        <NewAssessmentForm onClose={() => setAdding(false)} onMade={({ id }) => void navigate(`/standard/mock-assessments/${id}`)} />
      )}
    </Page>
  );
}
