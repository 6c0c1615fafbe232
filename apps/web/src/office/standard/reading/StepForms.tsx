import { type IndicatorCard, type ReadingRow, readingContract, sayFigure } from '@weicheng/domain/standard';
import { useMemo } from 'react';
import { useForm } from '../../../shared/form.ts';
import { TextAreaField } from '../../../shared/parts/index.ts';
import { useAct } from '../../../shared/queries.ts';
import { FormDialog } from '../../organization/parts/FormDialog.tsx';
import { FigureFields } from './FigureFields.tsx';
import { figuresReadable, refusedUnder, typedOf } from './form.ts';

interface StepFormProps {
  indicator: IndicatorCard;
  record: ReadingRow;
  onClose: () => void;
}

const named = (indicator: IndicatorCard, { partName, year, value }: ReadingRow) =>
  `${year} 年${partName ?? ''}的 ${sayFigure(indicator, value)}`;

/** 退回: with a reason that the unit reads. */
export function ReturnForm({ indicator, record, onClose }: StepFormProps) {
  const form = useForm(readingContract.return.input, { id: record.id, revision: record.revision, reason: '' });
  const giveBack = useAct(readingContract.return, { inForm: true, done: '已退回，并通知了单位' });
  return (
    <FormDialog title={`退回 ${named(indicator, record)}`} act="退回" form={form} onAct={giveBack.mutateAsync} onClose={onClose}>
      <TextAreaField label="哪里不对，要怎么改" rows={3} maxLength={500} {...form.field('reason')} />
    </FormDialog>
  );
}

/** 更正: the new figure and why; the old one stays visible and counts until the new one is approved. */
export function CorrectForm({ indicator, record, lastYear, onClose }: StepFormProps & { lastYear: string | number | undefined }) {
  const { stated, unit } = indicator;
  const shape = useMemo(() => readingContract.correct.input.superRefine(figuresReadable({ stated, unit })), [stated, unit]);
  const form = useForm(shape, { ...typedOf(record), computed: null, id: record.id, reason: '' }, { under: refusedUnder });
  const correct = useAct(readingContract.correct, { inForm: true, done: '已更正，等核准' });
  return (
    <FormDialog title={`更正 ${named(indicator, record)}`} act="更正" form={form} onAct={correct.mutateAsync} onClose={onClose}>
      <FigureFields indicator={indicator} lastYear={lastYear} doubts={record.doubts} field={form.field} scope={form.field('scope')} />
      <TextAreaField label="为什么更正" rows={2} maxLength={500} {...form.field('reason')} />
      <p className="sub">原来的数留着，到新的数核准以前照旧算。</p>
    </FormDialog>
  );
}
