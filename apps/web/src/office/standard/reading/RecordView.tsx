import { fileContract } from '@weicheng/domain/platform';
import {
  documentTypes,
  type IndicatorCard,
  type ReadingDocument,
  type ReadingRow,
  readingContract,
  sayFigure,
  scopeSays,
} from '@weicheng/domain/standard';
import { useState } from 'react';
import { addressOf } from '../../../shared/api.ts';
import { momentSays } from '../../../shared/moments.ts';
import { Button } from '../../../shared/parts/index.ts';
import { useAct } from '../../../shared/queries.ts';
import { Lines } from '../../organization/parts/Lines.tsx';
import { useMay } from '../../organization/parts/useMay.ts';
import { CorrectForm, ReturnForm } from './StepForms.tsx';
import { ReadingStateSays } from './says.tsx';

interface RecordViewProps {
  indicator: IndicatorCard;
  record: ReadingRow;
  lastYear: string | number | undefined;
}

const paperSays = ({ type, department, releasedOn, effectiveOn, revisedOn }: ReadingDocument): string =>
  `${documentTypes[type].says}，${department} ${releasedOn} 发布，${effectiveOn} 施行${revisedOn ? `，${revisedOn} 修订` : ''}`;

/** The paper itself, to open, with what is known of it. */
const paperOf = (paper: ReadingDocument) => (
  <>
    <a href={addressOf(fileContract.get, { sha256: paper.sha256 })} download={paper.name}>
      {paper.name}
    </a>
    <br />
    <span className="sub">{paperSays(paper)}</span>
  </>
);

/** 一个数: what was stated, by whom, what was said to it, and what may be done with it. */
export function RecordView({ indicator, record, lastYear }: RecordViewProps) {
  const [open, setOpen] = useState<'return' | 'correct' | null>(null);
  const [approves, fills] = [useMay('reading.approve'), useMay('reading.fill')];
  const approve = useAct(readingContract.approve, { done: '已核准' });
  const { id, revision, can, state, value, numerator, denominator, plan, inForce } = record;
  const say = (figure: string | number) => sayFigure(indicator, figure);
  return (
    <div className="reading-one">
      <p className="reading-figure">
        <b>{say(value)}</b>
        <ReadingStateSays state={state} />
      </p>
      {record.doubts.length > 0 && <p className="reading-word">{record.doubts.join('')}</p>}
      <Lines
        lines={[
          numerator !== null && denominator !== null && ['分子、分母', `${numerator} / ${denominator}`],
          plan !== null && ['本地规划值', say(plan)],
          ['上年', lastYear === undefined ? '没有数' : say(lastYear)],
          record.computed !== null && ['自动计算', `取自${record.computed}，没有改过`],
          ['统计范围', scopeSays[record.scope]],
          record.source !== '' && ['统计来源', record.source],
          record.doubtReason !== '' && ['核对说明', record.doubtReason],
          record.note !== '' && ['说明', record.note],
          record.document !== null && ['佐证文件', paperOf(record.document)],
          ['填报', `${record.unitName} ${record.filledBy} ${momentSays(record.filledAt)}`],
          state !== 'reported' && record.approvedAt !== null && ['核准', `${record.approvedBy ?? ''} ${momentSays(record.approvedAt)}`],
          state === 'returned' && ['退回的理由', record.lastWord],
          inForce !== null && inForce.value !== value && ['现在算数的', `${say(inForce.value)}，到新的数核准为止`],
          ...record.corrections.map(
            ({ was, reason, by, at }) => [`更正 ${momentSays(at)}`, `原来是 ${say(was.value)}。${by}：${reason}`] as const,
          ),
        ]}
      />
      <div className="form-foot">
        {approves && (
          <>
            <Button kind="main" why={can.approve} busy={approve.isPending} onClick={() => approve.mutate({ id, revision })}>
              核准
            </Button>
            <Button why={can.return} onClick={() => setOpen('return')}>
              退回
            </Button>
          </>
        )}
        {fills && (
          <Button why={can.report} kind="outlined">
            上报
          </Button>
        )}
        {(approves || fills) && (
          <Button why={can.correct} onClick={() => setOpen('correct')}>
            更正
          </Button>
        )}
      </div>
      {open === 'return' && <ReturnForm indicator={indicator} record={record} onClose={() => setOpen(null)} />}
      {open === 'correct' && <CorrectForm indicator={indicator} record={record} lastYear={lastYear} onClose={() => setOpen(null)} />}
    </div>
  );
}
