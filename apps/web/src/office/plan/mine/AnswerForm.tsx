import { type AssignmentRow, assignmentContract, type Evidence, type Figure, type TaskThreshold } from '@weicheng/domain/plan';
import { useRef, useState } from 'react';
import { useForm } from '../../../shared/form.ts';
import { Field } from '../../../shared/parts/Field.tsx';
import { Button, TextAreaField } from '../../../shared/parts/index.ts';
import { useAct } from '../../../shared/queries.ts';
import { FormDialog } from '../../organization/parts/FormDialog.tsx';
import { thresholdSays } from '../parts/thresholds.ts';
import { useEvidence } from './useEvidence.ts';

interface AnswerProps {
  kind: 'report' | 'submit';
  assignment: AssignmentRow;
  thresholds: readonly TaskThreshold[];
  onClose: () => void;
}

/** 报进展、反馈: words, how far, the figures against the thresholds, files that prove it. What is typed survives a reload. */
export function AnswerForm({ kind, assignment, thresholds, onClose }: AnswerProps) {
  const { id, revision, progress, taskTitle } = assignment;
  const report = useForm(
    assignmentContract.report.input,
    { id, revision, text: '', progress, figures: [], files: [] },
    { draft: `${kind}:${id}:${revision}` },
  );
  const sayReport = useAct(assignmentContract.report, { inForm: true, done: '进展已报' });
  const saySubmit = useAct(assignmentContract.submit, { inForm: true, done: '已反馈，等核验' });
  const picker = useRef<HTMLInputElement>(null);
  const { files = [], figures = [] } = report.values;
  const evidence = useEvidence(files as Evidence[], (next) => report.set({ files: next }));
  const [typed, setTyped] = useState<{ [metric: string]: string }>({});
  const figure = ({ metric, unit }: TaskThreshold, text: string) => {
    setTyped((old) => ({ ...old, [metric]: text }));
    const rest = (figures as Figure[]).filter((f) => f.metric !== metric);
    const value = Number(text);
    report.set({ figures: text.trim() === '' || Number.isNaN(value) ? rest : [...rest, { metric, unit, value }] });
  };
  const act = kind === 'report' ? '报进展' : '反馈';
  return (
    <FormDialog
      title={`${act}：${taskTitle}`}
      act={act}
      form={report}
      why={evidence.busy ? '文件还在传，传完再提交。' : null}
      onAct={async ({ progress: far, ...said }) => {
        await (kind === 'report' ? sayReport.mutateAsync({ ...said, progress: far }) : saySubmit.mutateAsync(said));
      }}
      onClose={onClose}
      wide
    >
      <TextAreaField label={kind === 'report' ? '做了什么，还差什么' : '怎么完成的'} rows={5} maxLength={5000} {...report.field('text')} />
      {kind === 'report' && (
        <Field label="进度 %" error={report.field('progress').error} hint="只能往前，不能往回">
          {(control) => (
            <input
              {...control}
              className="input"
              name="progress"
              inputMode="numeric"
              value={String(report.values.progress ?? '')}
              onChange={(e) => report.set({ progress: Number(e.target.value.replace(/\D/g, '') || 0) })}
            />
          )}
        </Field>
      )}
      {thresholds.map((threshold) => (
        <Field
          key={threshold.metric}
          label={threshold.metric || '指标'}
          optional
          error={undefined}
          hint={`要求 ${thresholdSays(threshold)}`}
        >
          {(control) => (
            <input
              {...control}
              className="input"
              inputMode="decimal"
              value={typed[threshold.metric] ?? ''}
              onChange={(e) => figure(threshold, e.target.value)}
            />
          )}
        </Field>
      ))}
      <Field label="佐证" optional error={evidence.failure ?? undefined} hint="选了就开始传，一次可选几个">
        {(control) => (
          <>
            <input {...control} ref={picker} type="file" multiple hidden onChange={(e) => void evidence.add(e.target.files)} />
            <Button icon="plus" onClick={() => picker.current?.click()}>
              选照片、文件
            </Button>
          </>
        )}
      </Field>
      {evidence.lines.map(({ name, share }) => (
        <div key={name} className="step-row">
          <span className="cut">{name}</span>
          <span className="sub">{share < 1 ? `${Math.floor(share * 100)}%` : '已上传'}</span>
          <Button kind="bare" small icon="close" aria-label={`去掉 ${name}`} onClick={() => evidence.drop(name)} />
        </div>
      ))}
    </FormDialog>
  );
}
