import type { Day } from '@weicheng/domain/kernel';
import type { OccasionDay } from '@weicheng/domain/standard';

const whenSays = ({ from, until }: OccasionDay): string => (from === until ? from.slice(5) : `${from.slice(5)} 至 ${until.slice(5)}`);

/** 卫生日与活动 of the year, in order; those that are over stand back. */
export function Occasions({ occasions, today }: { occasions: readonly OccasionDay[]; today: Day }) {
  return (
    <ul className="plain-rows occasions">
      {occasions.map((one) => (
        <li key={one.key} className={one.until < today ? 'over' : undefined}>
          <span className="occasion-day">{whenSays(one)}</span>
          <span className="grow">
            {one.ordinal === null ? one.name : `第 ${one.ordinal} 个${one.name}`}
            {!one.confirmed && <em className="tag">待核实</em>}
          </span>
        </li>
      ))}
    </ul>
  );
}
