import { type IssueDetail, issueContract } from '@weicheng/domain/rectification';
import { useState } from 'react';
import { call, type Output } from '../../../shared/api.ts';
import { Button, Facts, toast } from '../../../shared/parts/index.ts';
import { problemOf } from '../../../shared/problems.ts';
import { historyLines } from './history.ts';

type Read = Output<typeof issueContract.read>;

/** 经过, the newest first; what is older than a page is read on asking. */
export function IssueHistory({ issue, history, earlier }: { issue: IssueDetail } & Pick<Read, 'history' | 'earlier'>) {
  const [older, setOlder] = useState<{ rows: Read['history']; next: string | null } | null>(null);
  const next = older ? older.next : earlier;
  const more = async () => {
    if (next === null) return;
    try {
      const page = await call(issueContract.history, { id: issue.id, after: next, limit: 200 });
      setOlder({ rows: [...(older?.rows ?? []), ...page.rows], next: page.next });
    } catch (failure) {
      toast(problemOf(failure).message, 'refused');
    }
  };
  return (
    <>
      <Facts label="经过" lines={historyLines([...history, ...(older?.rows ?? [])], issue)} />
      {next !== null && (
        <>
          <Button small kind="bare" className="no-print" onClick={() => void more()}>
            更早的经过
          </Button>
          <p className="paper-only sub">更早的经过没有打出来。在页上点“更早的经过”再打印。</p>
        </>
      )}
    </>
  );
}
