import { type BudgetEntry, type BudgetLineRow, budgetKinds, budgetLineContract, yuan } from '@weicheng/domain/plan';
import { useState } from 'react';
import { Link } from 'react-router';
import { Button, Drawer, Empty, ErrorState, LoadingRows, Section } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';
import { EnterForm, ReverseForm } from './BudgetForms.tsx';
import { Sums } from './Sums.tsx';

/** 一项经费 beside the list: its three sums, and every entry, the newest first. */
export function LineDrawer({ line, onClose }: { line: BudgetLineRow; onClose: () => void }) {
  const read = useVerb(budgetLineContract.read, { id: line.id });
  const [entering, setEntering] = useState(false);
  const [wrong, setWrong] = useState<BudgetEntry | null>(null);
  const entries = read.data?.entries;
  return (
    <Drawer
      title={line.name}
      sub={[line.area, line.unitName].filter(Boolean).join(' · ')}
      onClose={onClose}
      foot={
        <Button kind="main" why={line.can.enter} onClick={() => setEntering(true)}>
          记一笔
        </Button>
      }
    >
      {line.taskId && (
        <p className="sub">
          任务 <Link to={`/plan/tasks/${line.taskId}`}>{line.taskTitle}</Link>
        </p>
      )}
      <Sums sums={read.data?.line.sums ?? line.sums} />
      {line.notice && <p className="budget-notice">{line.notice}</p>}
      <Section title="账目" sub={entries ? `${entries.length} 笔` : ''}>
        {read.error && !entries ? (
          <ErrorState failure={read.error} onRetry={() => void read.refetch()} />
        ) : !entries ? (
          <LoadingRows count={4} />
        ) : entries.length === 0 ? (
          <Empty>还没有记过账。</Empty>
        ) : (
          <ul className="entries">
            {entries.map((entry) => (
              <Entry key={entry.id} entry={entry} why={line.can.reverse} onReverse={() => setWrong(entry)} />
            ))}
          </ul>
        )}
      </Section>
      {entering && <EnterForm line={line} onClose={() => setEntering(false)} />}
      {wrong && <ReverseForm line={line} entry={wrong} onClose={() => setWrong(null)} />}
    </Drawer>
  );
}

function Entry({ entry, why, onReverse }: { entry: BudgetEntry; why: string | null | undefined; onReverse: () => void }) {
  const countered = entry.reversedBy !== null;
  return (
    <li className={countered || entry.reverses ? 'countered' : undefined}>
      <span>
        {entry.reverses ? '冲销' : ''}
        {budgetKinds[entry.kind]}
      </span>
      <b>{yuan(entry.amount)}</b>
      {countered || entry.reverses ? (
        <span className="sub">{countered ? '已冲销' : ''}</span>
      ) : (
        <Button small kind="bare" why={why} onClick={onReverse}>
          冲销
        </Button>
      )}
      <span className="sub said">{[entry.day, entry.note, entry.by].filter(Boolean).join(' · ')}</span>
    </li>
  );
}
