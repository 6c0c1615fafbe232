import { type IssueDetail, issueContract, issueLife } from '@weicheng/domain/rectification';
import { useState } from 'react';
import { SelectField } from '../../../shared/antd/index.ts';
import { useForm } from '../../../shared/form.ts';
import { today } from '../../../shared/moments.ts';
import { DayField, TextAreaField, TextField } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';
import { FormDialog } from '../../organization/parts/FormDialog.tsx';
import { UnitField } from '../../organization/parts/pickers.tsx';
import { useSettled } from '../../organization/parts/useSettled.ts';
import { PhotoField, usePhotos } from '../photo/index.ts';
import { useStep } from './useStep.ts';

export interface StepForm {
  issue: IssueDetail;
  onClose: () => void;
}

export const named = ({ number, title }: IssueDetail) => `${number} 号“${title}”`;

const reasons = {
  decline: { label: '为什么不归本单位管', done: '已退单，等重新交办' },
  return: { label: '哪里没改好，要怎么改', done: '已退回，并通知了单位' },
  refuseExtension: { label: '为什么不批', done: '没有批，时限不变，并通知了单位' },
  reopen: { label: '现场看到什么', done: '已重开，等重新交办' },
  dispute: { label: '哪里没改好', done: '已反映，等回头看' },
  void: { label: '为什么作废', done: '已作废' },
} as const;

/** 退单、退回、不批延期、重开、反映没改好、作废: each wants a reason that others read. */
export function ReasonForm({ step, issue, onClose }: StepForm & { step: keyof typeof reasons }) {
  const { says } = issueLife[step];
  const { label, done } = reasons[step];
  const form = useForm(issueContract.decline.input, { id: issue.id, reason: '', suggestedUnitId: null });
  const { take } = useStep(issueContract[step], issue, done);
  const suggested = form.field('suggestedUnitId');
  const photos = usePhotos(`issue.${step}.${issue.id}`);
  return (
    <FormDialog
      title={`${says} ${named(issue)}`}
      act={says}
      why={issue.can[step] ?? photos.why(says)}
      danger={step === 'void'}
      form={form}
      onAct={async ({ reason, suggestedUnitId }) => {
        await take({
          reason,
          ...(step === 'decline' ? { suggestedUnitId } : {}),
          ...(step === 'reopen' ? { photos: photos.evidence() } : {}),
        });
        photos.done();
      }}
      onClose={onClose}
    >
      <TextAreaField label={label} rows={3} maxLength={500} {...form.field('reason')} />
      {step === 'reopen' && <PhotoField photos={photos} label="现场照片" here={issue.id} optional />}
      {step === 'decline' && (
        <UnitField
          label="建议交给"
          optional
          except={issue.leadUnitId ?? undefined}
          {...suggested}
          value={suggested.value ?? undefined}
          onChange={(unit) => suggested.onChange((unit ?? null) as typeof suggested.value)}
        />
      )}
    </FormDialog>
  );
}

const opinions = {
  close: { label: '核验意见', done: '已销号，并通知了单位' },
  recheck: { label: '回头看情况', done: '已记下，回头看通过' },
} as const;

/** 核验通过，销号；回头看通过 */
export function OpinionForm({ step, issue, onClose }: StepForm & { step: keyof typeof opinions }) {
  const { says } = issueLife[step];
  const { label, done } = opinions[step];
  const form = useForm(issueContract.close.input, { id: issue.id, opinion: '' });
  const { take } = useStep(issueContract[step], issue, done);
  return (
    <FormDialog
      title={`${says} ${named(issue)}`}
      act={says}
      why={issue.can[step]}
      form={form}
      onAct={({ opinion }) => take({ opinion })}
      onClose={onClose}
    >
      {step === 'close' && issue.lastWord && <p className="task-words">{issue.lastWord}</p>}
      <TextAreaField label={label} optional rows={2} maxLength={500} {...form.field('opinion')} />
    </FormDialog>
  );
}

/** 反馈 */
export function SubmitForm({ issue, onClose }: StepForm) {
  const form = useForm(
    issueContract.submit.input,
    { id: issue.id, text: '', doneOn: today() },
    {
      draft: `issue.submit.${issue.id}`,
      under: { 'issue.done-ahead': 'doneOn', 'issue.wants-photo': 'photos', 'issue.no-photo': 'photos' },
    },
  );
  const { take } = useStep(issueContract.submit, issue, '已反馈，等核验');
  const photos = usePhotos(`issue.submit.${issue.id}`);
  return (
    <FormDialog
      title={`反馈 ${named(issue)}`}
      act="反馈"
      why={issue.can.submit ?? photos.why('反馈')}
      form={form}
      onAct={async (input) => {
        await take({ ...input, photos: photos.evidence() });
        photos.done();
      }}
      onClose={onClose}
    >
      <TextAreaField label="整改情况" hint="做了什么，改到什么样" rows={4} maxLength={2000} {...form.field('text')} />
      <PhotoField photos={photos} label="整改后的照片" here={issue.id} optional={!issue.wantsPhoto} error={form.field('photos').error} />
      <DayField label="完成日期" max={today()} {...form.field('doneOn')} />
      <TextField label="整改人" optional maxLength={60} hint="不填就是你" {...form.field('doneBy')} />
    </FormDialog>
  );
}

/** 申请延期 */
export function ExtensionForm({ issue, onClose }: StepForm) {
  const form = useForm(
    issueContract.requestExtension.input,
    { id: issue.id, reason: '' },
    { under: { 'issue.not-later': 'until', 'issue.deadline-past': 'until' } },
  );
  const { take } = useStep(issueContract.requestExtension, issue, '已申请，等批复');
  return (
    <FormDialog
      title={`申请延期 ${named(issue)}`}
      act="申请延期"
      why={issue.can.requestExtension}
      form={form}
      onAct={take}
      onClose={onClose}
    >
      {issue.due && <p className="sub">现在的时限是 {issue.due}。批下来之前照这个算。</p>}
      <DayField label="延到哪天" min={today()} {...form.field('until')} />
      <TextAreaField label="为什么要延" rows={3} maxLength={500} {...form.field('reason')} />
    </FormDialog>
  );
}

/** 挂账 */
export function ShelveForm({ issue, onClose }: StepForm) {
  const form = useForm(issueContract.shelve.input, { id: issue.id, plan: '' }, { under: { 'issue.deadline-past': 'until' } });
  const { take } = useStep(issueContract.shelve, issue, '已挂账，到方案定的那天为止');
  return (
    <FormDialog title={`挂账 ${named(issue)}`} act="挂账" why={issue.can.shelve} form={form} onAct={take} onClose={onClose}>
      <TextAreaField label="批准的整改方案" hint="谁批的，分几步，做到什么样" rows={4} maxLength={1000} {...form.field('plan')} />
      <DayField label="到哪天完成" min={today()} {...form.field('until')} />
    </FormDialog>
  );
}

/** 并案: into another one that is found by its words. */
export function MergeForm({ issue, onClose }: StepForm) {
  const [text, setText] = useState('');
  const search = useSettled(text.trim());
  const found = useVerb(issueContract.list, { search, limit: 20 }, { enabled: search !== '', keep: true });
  const form = useForm(issueContract.merge.input, { id: issue.id }, { under: { 'issue.into-over': 'intoId' } });
  const { take } = useStep(issueContract.merge, issue, '已并案，两边的经过都留着');
  const rows = (found.data?.rows ?? []).filter((row) => row.id !== issue.id);
  return (
    <FormDialog title={`并案 ${named(issue)}`} act="并案" why={issue.can.merge} form={form} onAct={take} onClose={onClose}>
      <SelectField
        label="并到哪个问题"
        placeholder="写问题、地点里的字来找"
        choices={rows.map(({ id, number, title, place }) => ({
          value: id as string,
          says: [`${number} 号 ${title}`, place].filter(Boolean).join(' · '),
        }))}
        onSearch={setText}
        {...form.field('intoId')}
      />
      <p className="sub">这个问题到此为止，往后在那一个里整改。</p>
    </FormDialog>
  );
}

/** 留言 */
export function CommentForm({ issue, onClose }: StepForm) {
  const form = useForm(issueContract.comment.input, { id: issue.id, text: '' });
  const { take } = useStep(issueContract.comment, issue, '已留言');
  return (
    <FormDialog title={`留言 ${named(issue)}`} act="留言" why={issue.can.comment} form={form} onAct={take} onClose={onClose}>
      <TextAreaField label="留言" rows={3} maxLength={1000} {...form.field('text')} />
    </FormDialog>
  );
}
