import type { IndicatorCard, ReadingRow } from '@weicheng/domain/standard';
import { ReadingStateSays, yearFigures, yearState } from './says.tsx';

interface HistoryProps {
  indicator: IndicatorCard;
  /** Years that are shown though nothing is stated of them. */
  years: readonly number[];
  readings: readonly ReadingRow[];
  parts: readonly { key: string; name: string }[];
  current: number;
  onYear: (year: number) => void;
}

/** 历年: newest first; a year opens its figures. */
export function History({ indicator, years, readings, parts, current, onYear }: HistoryProps) {
  const all = [...new Set([...years, ...readings.map(({ year }) => year)])].sort((a, b) => b - a);
  return (
    <ul className="reading-years">
      {all.map((year) => {
        const ofYear = readings.filter((one) => one.year === year);
        return (
          <li key={year}>
            <button type="button" aria-pressed={year === current} onClick={() => onYear(year)}>
              <span>{year} 年</span>
              <b className="grow">{yearFigures(indicator, ofYear)}</b>
              <ReadingStateSays state={yearState({ parts: [...parts], readings: ofYear })} />
            </button>
          </li>
        );
      })}
    </ul>
  );
}
