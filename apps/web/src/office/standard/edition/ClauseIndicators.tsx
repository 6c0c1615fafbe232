import {
  type BoardLine,
  boardContract,
  type Confirmation,
  type Edition,
  type Indicator,
  targetOf,
  targetSays,
} from '@weicheng/domain/standard';
import { Link } from 'react-router';
import { Button } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';
import { StandingSays } from '../parts/StandingSays.tsx';
import type { ToConfirm } from './ConfirmForm.tsx';
import { Verified } from './Verified.tsx';

interface ClauseIndicatorsProps {
  edition: Edition;
  indicators: readonly Indicator[];
  saidOf: (entry: string) => Confirmation | undefined;
  why: string | null | undefined;
  onConfirm: (fact: ToConfirm) => void;
  /** The edition is in force and the reader may see figures: how each stands is shown. */
  judged: boolean;
}

/** The indicators of a clause: the target, how it stands, whom to ask, what proves it, how far it is verified. */
export function ClauseIndicators({ edition, indicators, saidOf, why, onConfirm, judged }: ClauseIndicatorsProps) {
  const board = useVerb(boardContract.read, {}, { enabled: judged });
  const lines = new Map(board.data?.rows.map((line) => [line.indicator.key, line]));
  return (
    <ul className="clause-indicators">
      {indicators.map((indicator) => {
        const { key, name, verification, reportedBy, evidence, series, officialNumber, unit } = indicator;
        const entry = `indicator:${key}`;
        const said = saidOf(entry);
        const line = lines.get(key);
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
            {line && board.data && <Standing line={line} year={board.data.year} />}
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

/** 看板上的状态: met, unmet or not known, the figure of the year and why; the figure opens its history. */
function Standing({ line: { indicator, standing, said, reason, unitName }, year }: { line: BoardLine; year: number }) {
  return (
    <p className="indicator-standing">
      <StandingSays standing={standing} />
      <Link to={`/standard/readings/${indicator.key}`}>{said === null ? `${year} 年还没有数` : `${year} 年 ${said}`}</Link>
      <span className="sub grow">{standing !== 'met' && reason}</span>
      <span className="sub">{unitName ?? '没有定填报单位'}</span>
    </p>
  );
}
