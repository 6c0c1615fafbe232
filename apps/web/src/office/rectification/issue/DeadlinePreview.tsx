import { type IssueDetail, issueContract } from '@weicheng/domain/rectification';
import { daySays } from '../../../shared/moments.ts';
import { useVerb } from '../../../shared/queries.ts';

/** 预看时限: which day it will be and by which rule, before it is given out; what follows when it passes opens on asking. */
export function DeadlinePreview({
  issue,
  workingDays,
  due,
}: {
  issue: IssueDetail;
  workingDays: number | undefined;
  due: string | undefined;
}) {
  const order = { ...(workingDays === undefined ? {} : { workingDays }), ...(due ? { due: due as never } : {}) };
  const { data } = useVerb(issueContract.deadline, { id: issue.id, ...order }, { keep: true });
  if (!data) return null;
  return (
    <div className="field-note">
      <p>
        <b>{daySays(data.due)}</b> 前整改，{data.rule}
        {data.reaction && `，${data.reaction}`}
      </p>
      {data.ahead.length > 0 && (
        <details>
          <summary>逾期怎么督办</summary>
          <ul>
            {data.ahead.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
