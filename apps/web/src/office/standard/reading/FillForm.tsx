import {
  type ComputedFigure,
  computedSource,
  type IndicatorCard,
  type ReadingRow,
  readingContract,
  sayFigure,
} from '@weicheng/domain/standard';
import { useMemo, useState } from 'react';
import { useForm } from '../../../shared/form.ts';
import { momentSays } from '../../../shared/moments.ts';
import { Button, Form } from '../../../shared/parts/index.ts';
import { useAct } from '../../../shared/queries.ts';
import { FigureFields } from './FigureFields.tsx';
import { figuresReadable, refusedUnder, typedOf, typedOffer } from './form.ts';
import { PaperField, PaperForm } from './PaperField.tsx';

interface FillFormProps {
  indicator: IndicatorCard;
  year: number;
  part: string | null;
  record: ReadingRow | undefined;
  lastYear: string | number | undefined;
  /** What the system works out itself, to be taken or not. */
  offer: ComputedFigure | null;
  /** The source of the figure beside it, to start with. */
  source: string;
  onReported: () => void;
  /** Something stands in the way: what is on record is read again. */
  onRefused: () => void;
}

/** 填一个数: saved as a draft or reported. What is typed survives a refusal and a reload. */
export function FillForm({ indicator, year, part, record, lastYear, offer, source, onReported, onRefused }: FillFormProps) {
  const { stated, unit, key } = indicator;
  const shape = useMemo(() => readingContract.fill.input.superRefine(figuresReadable({ stated, unit })), [stated, unit]);
  const start = { indicator: key, year, part, ...typedOf(record), ...(record ? {} : { source }) };
  const form = useForm(shape, start, { draft: `reading:${key}:${year}:${part ?? ''}`, under: refusedUnder });
  const [attaching, setAttaching] = useState(false);
  const paper = form.values.document ?? null;
  const fill = useAct(readingContract.fill, { inForm: true, done: '已保存，还没有上报' });
  const report = useAct(readingContract.report, { inForm: true, done: '已上报，等核准' });
  const go = (verb: typeof fill | typeof report, done?: () => void) =>
    form.submit(async (input) => {
      try {
        form.set(typedOf(await verb.mutateAsync(input)));
        done?.();
      } catch (failure) {
        onRefused();
        throw failure;
      }
    });
  const moved = !form.busy && record !== undefined && record.revision !== form.values.revision;
  return (
    <>
      <Form
        label={`填 ${year} 年的数`}
        problem={form.problem}
        onSubmit={go(fill)}
        foot={
          <>
            <Button kind="main" why={record?.can.report} busy={report.isPending} onClick={go(report, onReported)}>
              上报
            </Button>
            <Button type="submit" why={record?.can.fill} busy={fill.isPending}>
              保存
            </Button>
          </>
        }
      >
        {record?.state === 'returned' && <p className="reading-word">退回的理由：{record.lastWord}</p>}
        {moved && (
          <div className="reading-word">
            <span>
              {record.filledBy} {momentSays(record.filledAt)} 填了 {sayFigure(indicator, record.value)}，下面是你填的。
            </span>
            <Button small onClick={() => form.reset(start)}>
              用{record.filledBy}填的
            </Button>
            <Button small onClick={() => form.set({ revision: record.revision })}>
              核对过，用我填的
            </Button>
          </div>
        )}
        {offer && form.values.computed === null && (
          <div className="reading-offer">
            <span>
              系统算出 <b>{sayFigure(indicator, offer.value)}</b>，{computedSource(offer)}
            </span>
            <Button small onClick={() => form.set(typedOffer(offer))}>
              用这个数
            </Button>
          </div>
        )}
        {form.values.computed && (
          <div className="reading-offer">
            <span>自动计算：数取自{form.values.computed}，没有改过才能这样报。</span>
            <Button small onClick={() => form.set({ computed: null })}>
              当作自己填的
            </Button>
          </div>
        )}
        <FigureFields
          indicator={indicator}
          lastYear={lastYear}
          doubts={record?.doubts ?? []}
          field={form.field}
          scope={form.field('scope')}
        />
        <PaperField
          value={paper}
          needed={indicator.words.includes('有')}
          error={form.field('document').error}
          onAttach={() => setAttaching(true)}
          onDrop={() => form.set({ document: null })}
        />
      </Form>
      {attaching && <PaperForm start={paper} onDone={(document) => form.set({ document })} onClose={() => setAttaching(false)} />}
    </>
  );
}
