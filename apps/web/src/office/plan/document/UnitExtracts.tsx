import { type PlanDocumentRow, taskContract } from '@weicheng/domain/plan';
import { useState } from 'react';
import { Button, Section } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';
import { UnitField } from '../../organization/parts/pickers.tsx';
import { downloadBreakdown } from '../review/ReviewBar.tsx';

/** 各单位的分解表: what of this document concerns one unit, as a paper to hand over. */
export function UnitExtracts({ row }: { row: PlanDocumentRow }) {
  const [unitId, setUnitId] = useState<string | undefined>();
  const tasks = useVerb(taskContract.counts, { documentId: row.id, ...(unitId ? { unitId: unitId as never } : {}) });
  const all = tasks.data?.all;
  return (
    <Section title="只看一个单位的" sub={unitId && all ? `${all.value}${all.capped ? '+' : ''} 项任务` : '发给这个单位的那几项'}>
      <div className="extract">
        <UnitField label="单位" name="unit" value={unitId} error={undefined} onChange={setUnitId} />
        {(['xlsx', 'docx'] as const).map((format) => (
          <Button key={format} icon="export" why={unitId ? null : '先选单位。'} onClick={() => void downloadBreakdown(row, format, unitId)}>
            {format === 'xlsx' ? 'Excel 表格' : '公文（.docx）'}
          </Button>
        ))}
      </div>
    </Section>
  );
}
