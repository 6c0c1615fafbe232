import { addDays } from '@weicheng/domain/kernel';
import { type RecheckDrawRow, recheckContract } from '@weicheng/domain/rectification';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useForm } from '../../../shared/form.ts';
import { momentSays, today } from '../../../shared/moments.ts';
import { Button, type Column, DataTable, DayField, Empty, Page, PickField, Progress } from '../../../shared/parts/index.ts';
import { useAct, usePages } from '../../../shared/queries.ts';
import { FormDialog } from '../../organization/parts/FormDialog.tsx';
import { useMay } from '../../organization/parts/useMay.ts';
import '../../organization/organization.css';

const columns: Column<RecheckDrawRow>[] = [
  { key: 'closed', head: '销号的日子', width: 'minmax(0,2fr)', phone: 1, cell: (row) => `${row.closedFrom} 至 ${row.closedTo}` },
  { key: 'drawn', head: '抽', width: '128px', phone: 2, cell: (row) => `${row.pool} 件抽 ${row.drawn} 件` },
  {
    key: 'progress',
    head: '看过',
    width: '160px',
    phone: 1,
    cell: (row) => <Progress value={row.passed + row.failed} total={row.drawn} label="回头看进度" unit=" 件" />,
  },
  {
    key: 'failed',
    head: '没过',
    width: '72px',
    align: 'right',
    cell: (row) => (row.failed > 0 ? <span className="hurts">{row.failed} 件</span> : ''),
  },
  { key: 'due', head: '看完的日子', width: '112px', leavesBelow: 900, cell: (row) => row.due ?? '' },
  {
    key: 'unit',
    head: '抽查单位',
    width: 'minmax(0,1fr)',
    leavesBelow: 800,
    cell: (row) => <span title={row.unitName}>{row.unitName}</span>,
  },
  {
    key: 'at',
    head: '抽取',
    width: '168px',
    leavesBelow: 1000,
    cell: (row) => <span className="sub">{`${row.by} ${momentSays(row.at)}`}</span>,
  },
];

/** 回头看抽查: every draw, the newest first. */
export default function RechecksPage() {
  const navigate = useNavigate();
  const [drawing, setDrawing] = useState(false);
  const list = usePages(recheckContract.list, { limit: 50 });
  const mayDraw = useMay('issue.verify');
  const open = (id: string) => void navigate(`/rechecks/${id}`);
  return (
    <Page
      title="回头看"
      sub="从销号的问题里随机抽，看有没有反弹；种子公布，谁都能重抽一遍核对"
      fill
      actions={
        <>
          <Button onClick={() => void navigate('/rectification-rules')}>整改规矩</Button>
          {mayDraw && (
            <Button kind="main" icon="plus" onClick={() => setDrawing(true)}>
              抽取
            </Button>
          )}
        </>
      }
    >
      <DataTable
        label="回头看抽查"
        columns={columns}
        {...list}
        keyOf={(row) => row.id}
        onOpen={(row) => open(row.id)}
        empty={<Empty>{mayDraw ? '还没有抽过。选一段日子，从那些天销号的问题里抽。' : '还没有抽过。创卫办抽取后，这里看得到。'}</Empty>}
      />
      {drawing && <DrawForm onClose={() => setDrawing(false)} onDrawn={open} />}
    </Page>
  );
}

const shares = [
  { value: '', says: '按整改规矩' },
  { value: '0.05', says: '二十分之一' },
  { value: '0.1', says: '十分之一' },
  { value: '0.2', says: '五分之一' },
  { value: '0.5', says: '一半' },
  { value: '1', says: '全部' },
];

/** 抽取: from which days, how many. The seed is the server's. */
function DrawForm({ onClose, onDrawn }: { onClose: () => void; onDrawn: (id: string) => void }) {
  const form = useForm(
    recheckContract.draw.input,
    { closedFrom: addDays(today(), -30), closedTo: today(), due: null },
    { under: { 'recheck.days-turned': 'closedTo', 'recheck.too-many-drawn': 'share' } },
  );
  const draw = useAct(recheckContract.draw, { inForm: true, done: ({ draw: { pool, drawn } }) => `${pool} 件里抽了 ${drawn} 件` });
  const share = form.field('share');
  const due = form.field('due');
  return (
    <FormDialog
      title="抽取回头看"
      act="抽取"
      form={form}
      onAct={async (input) => onDrawn((await draw.mutateAsync(input)).draw.id)}
      onClose={onClose}
    >
      <div className="two-fields">
        <DayField label="销号从" {...form.field('closedFrom')} />
        <DayField label="到" {...form.field('closedTo')} />
      </div>
      <PickField
        label="抽多少"
        name={share.name}
        error={share.error}
        choices={shares}
        value={share.value === undefined ? '' : String(share.value)}
        onChange={(value) => share.onChange(value ? Number(value) : undefined)}
      />
      <DayField
        label="哪天前看完"
        optional
        min={today()}
        name={due.name}
        error={due.error}
        value={due.value ?? undefined}
        onChange={(day) => due.onChange((day || null) as typeof due.value)}
      />
    </FormDialog>
  );
}
