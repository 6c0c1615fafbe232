import { type RecheckDrawId, type RecheckRow, recheckContract } from '@weicheng/domain/rectification';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { Output } from '../../../shared/api.ts';
import { useForm } from '../../../shared/form.ts';
import { momentSays } from '../../../shared/moments.ts';
import { Button, type Column, DataTable, Empty, ErrorState, LoadingRows, Page, Progress } from '../../../shared/parts/index.ts';
import { useAct, useVerb } from '../../../shared/queries.ts';
import { FormDialog } from '../../organization/parts/FormDialog.tsx';
import { PersonField } from '../../organization/parts/pickers.tsx';
import '../../organization/organization.css';
import '../issue/issue.css';
import { IssueStateSays } from '../issue/states.tsx';

type Drawn = Output<typeof recheckContract.read>;
const results = { passed: '没有反弹', failed: '没过，重开' } as const;

const columns: Column<RecheckRow>[] = [
  { key: 'place', head: '序', width: '48px', align: 'right', cell: (row) => row.place },
  {
    key: 'title',
    head: '问题',
    width: 'minmax(0,2fr)',
    phone: 1,
    cell: (row) => <span title={row.title}>{`${row.number} 号 ${row.title}`}</span>,
  },
  { key: 'state', head: '状态', width: '88px', phone: 1, cell: (row) => <IssueStateSays state={row.state} /> },
  { key: 'where', head: '地点', width: 'minmax(0,1fr)', phone: 2, cell: (row) => <span title={row.issuePlace}>{row.issuePlace}</span> },
  { key: 'unit', head: '整改单位', width: 'minmax(0,1fr)', leavesBelow: 900, cell: (row) => row.leadUnitName },
  { key: 'assignee', head: '派给', width: '96px', phone: 2, cell: (row) => row.assigneeName ?? <span className="sub">没有派</span> },
  {
    key: 'result',
    head: '结果',
    width: 'minmax(0,1.2fr)',
    cell: ({ result, doneBy, doneAt }) =>
      result && (
        <span
          className={result === 'failed' ? 'hurts' : undefined}
        >{`${results[result]} · ${doneBy} ${doneAt ? momentSays(doneAt) : ''}`}</span>
      ),
  },
];

/** 一次抽查: what was drawn, who looks, what came of it; and all that is needed to draw it again. */
export default function RecheckPage() {
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const [assigning, setAssigning] = useState(false);
  const read = useVerb(recheckContract.read, { id: id as RecheckDrawId });
  const { data } = read;
  if (!data)
    return (
      <Page title="回头看">
        {read.error ? <ErrorState failure={read.error} onRetry={() => void read.refetch()} /> : <LoadingRows count={8} />}
      </Page>
    );
  const { draw, rows } = data;
  const waiting = rows.filter(({ result, assigneeId }) => result === null && assigneeId === null);
  return (
    <Page
      title={`${draw.closedFrom} 至 ${draw.closedTo} 销号的`}
      sub={`${draw.unitName} · ${draw.by} ${momentSays(draw.at)} 抽取${draw.due ? ` · ${draw.due} 前看完` : ''}`}
      fill
      actions={
        waiting.length > 0 && (
          <Button kind="main" why={data.can['assign']} onClick={() => setAssigning(true)}>
            派 {waiting.length} 件
          </Button>
        )
      }
    >
      <div className="page-strip wraps">
        <Progress value={draw.passed + draw.failed} total={draw.drawn} label="回头看进度" unit=" 件看过" />
        {draw.failed > 0 && <span className="hurts">没过 {draw.failed} 件</span>}
        <DrawnAgain {...data} />
      </div>
      <DataTable
        label="抽到的问题"
        columns={columns}
        rows={rows}
        keyOf={(row) => row.issueId}
        onOpen={(row) => void navigate(`/issues/${row.issueId}`)}
        empty={<Empty>抽到的问题不在你看得到的范围里。</Empty>}
      />
      {assigning && <AssignForm draw={data} waiting={waiting} onClose={() => setAssigning(false)} />}
    </Page>
  );
}

/** 怎么核对: the seed and the numbers, for whoever would draw it again. */
function DrawnAgain({ draw, pool, drawn }: Drawn) {
  return (
    <details>
      <summary>
        种子 <b>{draw.seed}</b>，{draw.pool} 件抽 {draw.drawn} 件
      </summary>
      <p className="sub">
        每个编号与种子合在一起算出一个数，从小到大取前 {draw.drawn} 个：份额 {draw.share}，至少 {draw.least}{' '}
        件。同一个种子、同一批编号，谁来抽都一样。
      </p>
      <p className="sub">抽到的：{drawn.join('、')}</p>
      <p className="sub">可抽的：{pool.join('、')}</p>
    </details>
  );
}

function AssignForm({ draw, waiting, onClose }: { draw: Drawn; waiting: readonly RecheckRow[]; onClose: () => void }) {
  const form = useForm(recheckContract.assign.input, { id: draw.draw.id, issueIds: waiting.slice(0, 500).map(({ issueId }) => issueId) });
  const assign = useAct(recheckContract.assign, { inForm: true, done: '派好了，通知里看得到' });
  const person = form.field('assigneeId');
  return (
    <FormDialog title={`派 ${waiting.length} 件回头看`} act="派" form={form} onAct={(input) => assign.mutateAsync(input)} onClose={onClose}>
      <PersonField
        label="派给"
        {...person}
        value={person.value ?? undefined}
        onChange={(id) => person.onChange((id ?? null) as typeof person.value)}
      />
    </FormDialog>
  );
}
