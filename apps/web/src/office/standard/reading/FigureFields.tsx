import { type IndicatorCard, type ReadingRecord, sayFigure, scopeSays } from '@weicheng/domain/standard';
import type { FieldOf } from '../../../shared/form.ts';
import { PickField, TextAreaField, TextField } from '../../../shared/parts/index.ts';
import { computedSays } from './form.ts';

type Name = 'value' | 'numerator' | 'denominator' | 'plan' | 'source' | 'note' | 'doubtReason';

interface FigureFieldsProps {
  indicator: IndicatorCard;
  lastYear: string | number | undefined;
  /** What is unlikely about the figure on record. */
  doubts: readonly string[];
  field: (name: Name) => FieldOf<string | undefined>;
  scope: FieldOf<ReadingRecord['scope'] | undefined>;
}

const scopes = (Object.entries(scopeSays) as [ReadingRecord['scope'], string][]).map(([value, says]) => ({ value, says }));

/** The fields of a figure by the indicator's shape: a word, a figure, or a rate from its pair; last year's beside it. */
export function FigureFields({ indicator, lastYear, doubts, field, scope }: FigureFieldsProps) {
  const { stated, unit, words, planned } = indicator;
  const last = lastYear === undefined ? '上年没有数' : `上年 ${sayFigure(indicator, lastYear)}`;
  const typed = (name: Name) => ({ ...field(name), value: field(name).value ?? '' });
  const [numerator, denominator, doubt] = [typed('numerator'), typed('denominator'), typed('doubtReason')];
  const label = unit && stated !== 'word' ? `数（${unit}）` : '数';
  return (
    <>
      {stated === 'word' ? (
        <PickField
          label="数"
          hint={last}
          {...field('value')}
          value={typed('value').value || undefined}
          choices={words.map((word) => ({ value: word, says: sayFigure({ unit }, word) }))}
        />
      ) : (
        <>
          {stated === 'rate' && (
            <div className="reading-pair">
              <TextField label="分子" inputMode="decimal" maxLength={40} {...numerator} />
              <TextField label="分母" inputMode="decimal" maxLength={40} {...denominator} />
            </div>
          )}
          <TextField
            label={stated === 'rate' ? `${label}，只有比率时填` : label}
            inputMode="decimal"
            maxLength={40}
            hint={[computedSays(indicator, numerator.value, denominator.value), last].filter(Boolean).join('，')}
            {...typed('value')}
          />
        </>
      )}
      {planned && <TextField label={`本地规划值（${unit}）`} inputMode="decimal" maxLength={40} {...typed('plan')} />}
      <PickField
        label="统计范围"
        {...scope}
        value={scope.value ?? indicator.scope}
        choices={scopes}
        hint={`标准按${scopeSays[indicator.scope]}统计`}
      />
      <TextField label="统计来源" maxLength={100} placeholder="数从哪里来，比如教育局年度体检汇总" {...typed('source')} />
      {(doubts.length > 0 || doubt.error !== undefined || doubt.value !== '') && (
        <TextAreaField label="核对说明" rows={2} maxLength={200} hint={doubts.join('')} {...doubt} />
      )}
      <TextAreaField label="说明" optional rows={2} maxLength={1000} {...typed('note')} />
    </>
  );
}
