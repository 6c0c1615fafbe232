import { type IssueDetail, issueContract, issueLife } from '@weicheng/domain/rectification';
import { useState } from 'react';
import { Button } from '../../../shared/parts/index.ts';
import { useSignedIn } from '../../session.ts';
import { DispatchForm, TransferForm } from './DispatchForms.tsx';
import { CommentForm, ExtensionForm, MergeForm, OpinionForm, ReasonForm, ShelveForm, SubmitForm } from './StepForms.tsx';
import { type IssueStep, mainOf, stepsOf } from './stepsOf.ts';
import { useStep } from './useStep.ts';

const says = (step: IssueStep) => (step === 'comment' ? '留言' : issueLife[step].says);

/** 能办的: what the issue's state offers this reader; each opens its few fields, the plain ones are done at once. `most`: no more than so many. */
export function StepButtons({ issue, most = Number.POSITIVE_INFINITY }: { issue: IssueDetail; most?: number }) {
  const { permissions } = useSignedIn();
  const [open, setOpen] = useState<IssueStep | null>(null);
  const acknowledge = useStep(issueContract.acknowledge, issue, '已签收', false);
  const grant = useStep(issueContract.grantExtension, issue, '已批准延期，并通知了单位', false);
  const steps = stepsOf(issue, permissions);
  const main = mainOf(issue, permissions);
  const plain: { readonly [S in IssueStep]?: typeof grant | typeof acknowledge } = { acknowledge, grantExtension: grant };
  const close = () => setOpen(null);
  const form = { issue, onClose: close };
  return (
    <>
      {steps.length > 0 && (
        <div className="acts issue-acts">
          {steps.slice(0, most).map((step) => (
            <Button
              key={step}
              kind={step === main ? 'main' : 'outlined'}
              why={issue.can[step]}
              busy={plain[step]?.busy}
              // the refusal was said as a toast
              onClick={() => (plain[step] ? void plain[step].take({}).catch(() => {}) : setOpen(step))}
            >
              {says(step)}
            </Button>
          ))}
        </div>
      )}
      {open === 'dispatch' && <DispatchForm {...form} />}
      {open === 'transfer' && <TransferForm {...form} />}
      {open === 'submit' && <SubmitForm {...form} />}
      {open === 'requestExtension' && <ExtensionForm {...form} />}
      {(open === 'close' || open === 'recheck') && <OpinionForm key={open} step={open} {...form} />}
      {(open === 'decline' ||
        open === 'return' ||
        open === 'refuseExtension' ||
        open === 'reopen' ||
        open === 'dispute' ||
        open === 'void') && <ReasonForm key={open} step={open} {...form} />}
      {open === 'shelve' && <ShelveForm {...form} />}
      {open === 'merge' && <MergeForm {...form} />}
      {open === 'comment' && <CommentForm {...form} />}
    </>
  );
}
