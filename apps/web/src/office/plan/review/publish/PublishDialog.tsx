import type { Day } from '@weicheng/domain/kernel';
import { type PlanDocumentRow, planDocumentContract } from '@weicheng/domain/plan';
import { useState } from 'react';
import type { Output } from '../../../../shared/api.ts';
import { Button, DayField, Dialog, ErrorState, LoadingRows, Refusal } from '../../../../shared/parts/index.ts';
import { problemOf } from '../../../../shared/problems.ts';
import { useAct, useVerb } from '../../../../shared/queries.ts';
import type { ViewKey } from '../draftState.ts';

type Check = Output<typeof planDocumentContract.checkPublication>;
type Published = Output<typeof planDocumentContract.publish>;

interface PublishDialogProps {
  document: PlanDocumentRow;
  onClose: () => void;
  /** Opens the place where something is still to be done. */
  onOpen: (place: ViewKey | 'names') => void;
  onPublished: (published: Published) => void;
}

/** 下达: what will go out to how many, what is still open and where, and the one green button. */
export function PublishDialog({ document, onClose, onOpen, onPublished }: PublishDialogProps) {
  const check = useVerb(planDocumentContract.checkPublication, { id: document.id }, { staleTime: 0 });
  const publish = useAct(planDocumentContract.publish, { inForm: true });
  const [due, setDue] = useState<string | undefined>();
  const [gone, setGone] = useState<ReadonlyMap<string, 'void' | 'keep'>>(new Map());
  const plan = check.data;
  const undecided = plan?.gone.filter(({ taskId }) => !gone.has(taskId)).length ?? 0;
  const [leaving, setLeaving] = useState(false);
  const open = plan?.openNames ?? [];
  const why = !plan
    ? '正在检查。'
    : (document.can.publish ??
      plan.refusal ??
      (undecided > 0
        ? `还有 ${undecided} 条原来的任务没有定作废还是保留。`
        : open.length > 0 && !leaving
          ? `还有 ${open.length} 个单位名称没有对上。对上，或选“先空着下达”。`
          : null));
  const act = `下达 ${plan?.tasks ?? ''} 项任务`;
  const go = () =>
    plan &&
    publish.mutate(
      {
        id: document.id,
        revision: plan.revision,
        leaveOpen: open.map(({ printed }) => printed),
        defaultDue: (due as Day | undefined) ?? null,
        gone: [...gone].map(([taskId, action]) => ({ taskId, action })),
      },
      { onSuccess: onPublished },
    );
  return (
    <Dialog
      open
      wide
      title={`下达《${document.title}》`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>再核对一下</Button>
          <Button kind="main" busy={publish.isPending} why={why} onClick={go}>
            {act}
          </Button>
        </>
      }
    >
      {check.error && !plan ? (
        <ErrorState failure={check.error} onRetry={() => void check.refetch()} />
      ) : !plan ? (
        <LoadingRows count={4} />
      ) : (
        <>
          <p className="issue-figures">
            <span>
              <b>{plan.tasks}</b> 项任务
            </span>
            <span>
              <b>{plan.units}</b> 个单位
            </span>
            <span>
              <b>{plan.assignments}</b> 份承办
            </span>
            {plan.changed > 0 && (
              <span>
                <b>{plan.changed}</b> 项改动
              </span>
            )}
          </p>
          <OpenPoints document={document} plan={plan} onOpen={onOpen} />
          {open.length > 0 && (
            <fieldset className="left-open">
              <legend>没有对上的单位名称</legend>
              <p className="quoted">{open.map(({ printed, tasks }) => `${printed}（${tasks} 条）`).join('、')}</p>
              <label>
                <input type="checkbox" checked={leaving} onChange={(e) => setLeaving(e.currentTarget.checked)} />这 {open.length}{' '}
                个名称先空着下达，以后在任务上加单位
              </label>
            </fieldset>
          )}
          {plan.withoutDue > 0 && (
            <DayField
              label={`没有时限的 ${plan.withoutDue} 项，统一定到`}
              optional
              hint="不填，这些任务下达后没有时限，不催不超期。"
              name="defaultDue"
              value={due}
              error={undefined}
              onChange={setDue}
            />
          )}
          {plan.gone.length > 0 && (
            <fieldset className="gone-list">
              <legend>新版里没有了的任务</legend>
              {plan.gone.map(({ taskId, path, title }) => (
                <div key={taskId}>
                  <span className="grow cut" title={title}>
                    <span className="faint">{path.replaceAll('/', '')}</span> {title}
                  </span>
                  {(['void', 'keep'] as const).map((action) => (
                    <Button
                      key={action}
                      small
                      aria-pressed={gone.get(taskId) === action}
                      onClick={() => setGone(new Map([...gone, [taskId, action]]))}
                    >
                      {action === 'void' ? '作废' : '保留'}
                    </Button>
                  ))}
                </div>
              ))}
            </fieldset>
          )}
          <p className="faint">下达后各单位在自己的任务清单和通知里看到。任务下达后可以延期、改派，不能整批撤回。</p>
          {publish.error && <Refusal problem={problemOf(publish.error)} />}
        </>
      )}
    </Dialog>
  );
}

/** 还差什么: the refusal first, then what does not stop it; each leads to its place. */
function OpenPoints({
  document: { counts },
  plan,
  onOpen,
}: {
  document: PlanDocumentRow;
  plan: Check;
  onOpen: PublishDialogProps['onOpen'];
}) {
  const waiting = counts.tasks - counts.accepted;
  const points: [string, string, ViewKey | 'names'][] = [];
  if (waiting > 0) points.push([`${waiting} 条没有核对`, '去核对', 'open']);
  if (plan.openNames.length > 0) points.push([`${plan.openNames.length} 个单位名称没有对上`, '去对单位', 'names']);
  if (plan.openFlags > 0) points.push([`${plan.openFlags} 处存疑没有看过`, '去看', 'doubts']);
  return (
    <>
      {plan.refusal && <p className="asks">{plan.refusal}</p>}
      {points.length > 0 && (
        <ul className="lines">
          {points.map(([says, act, place]) => (
            <li key={place}>
              <span className="grow">{says}</span>
              <Button small onClick={() => onOpen(place)}>
                {act}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {plan.withoutUnit > 0 && <p className="sub">{plan.withoutUnit} 条没有单位，下达后没人签收。下达后可以在任务上加单位。</p>}
      {plan.past > 0 && <p className="sub">{plan.past} 条的完成时限已经过了，下达后即算超期。</p>}
    </>
  );
}
