import { type Confirmation, type Edition, type Indicator, targetOf, targetSays } from '@weicheng/domain/standard';
import { Button } from '../../../shared/parts/index.ts';
import type { ToConfirm } from './ConfirmForm.tsx';
import { Verified } from './Verified.tsx';

interface ClauseIndicatorsProps {
  edition: Edition;
  indicators: readonly Indicator[];
  saidOf: (entry: string) => Confirmation | undefined;
  why: string | null | undefined;
  onConfirm: (fact: ToConfirm) => void;
}

/** The indicators of a clause: the target, whom to ask, what proves it, how far it is verified. */
export function ClauseIndicators({ edition, indicators, saidOf, why, onConfirm }: ClauseIndicatorsProps) {
  return (
    <ul className="clause-indicators">
      {indicators.map((indicator) => {
        const { key, name, verification, reportedBy, evidence, series, officialNumber, unit } = indicator;
        const entry = `indicator:${key}`;
        const said = saidOf(entry);
        return (
          <li key={key}>
            <div className="view-head">
              <b>{name}</b>
              <span className="target">{targetSays(indicator)}</span>
              <Verified verification={verification} confirmation={said} />
              <span className="grow" />
              {verification !== 'seen' && (
                <Button
                  kind="bare"
                  small
                  why={why}
                  onClick={() => onConfirm({ file: edition.key, entry, name, target: targetOf(indicator), unit, officialNumber })}
                >
                  {said ? '重新核实' : '核实'}
                </Button>
              )}
            </div>
            <p className="sub">
              {[officialNumber === null ? '' : `指标表第 ${officialNumber} 项`, `问${reportedBy}要`, series > 1 ? `报 ${series} 年` : '']
                .filter(Boolean)
                .join(' · ')}
            </p>
            <p className="sub">佐证：{evidence.join('、')}</p>
          </li>
        );
      })}
    </ul>
  );
}
