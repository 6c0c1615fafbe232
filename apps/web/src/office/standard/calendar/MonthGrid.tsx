import type { Day } from '@weicheng/domain/kernel';
import type { CityYear, OccasionDay } from '@weicheng/domain/standard';
import { type DayCell, kindSays, weeksOf } from './days.ts';

interface MonthGridProps {
  year: CityYear;
  month: number;
  today: Day;
  occasions: readonly OccasionDay[];
  onDay: (day: Day) => void;
}

const weekdays = ['一', '二', '三', '四', '五', '六', '日'] as const;

/** One month: 休 and 班 in words as well as in tone, a dot under a health day. */
export function MonthGrid({ year, month, today, occasions, onDay }: MonthGridProps) {
  return (
    <table className="month">
      <caption>{month} 月</caption>
      <thead>
        <tr>
          {weekdays.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(year, month, occasions).map((week) => (
          <tr key={week.find((cell) => cell)?.day}>
            {weekdays.map((name, i) => {
              const cell = week[i];
              return <td key={name}>{cell && <DayButton cell={cell} today={today} onDay={onDay} />}</td>;
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const marks = { holiday: '休', makeUp: '班', work: '', rest: '' } as const;

function DayButton({ cell, today, onDay }: { cell: DayCell; today: Day; onDay: (day: Day) => void }) {
  const mark = marks[cell.kind];
  const names = cell.occasions.map(({ name }) => name);
  const says = [cell.day, kindSays(cell), cell.changed ? '本市改过' : '', ...names].filter(Boolean).join('，');
  return (
    <button
      type="button"
      className={['day', cell.kind, cell.changed && 'changed', names.length > 0 && 'has-occasion'].filter(Boolean).join(' ')}
      title={says}
      aria-label={says}
      aria-current={cell.day === today ? 'date' : undefined}
      onClick={() => onDay(cell.day)}
    >
      {Number(cell.day.slice(8))}
      {mark && <small aria-hidden="true">{mark}</small>}
    </button>
  );
}
