import { happenings } from '@weicheng/domain/rectification';
import { DayFilter, PickFilter } from '../../organization/parts/filters.tsx';

const choices = Object.entries(happenings).map(([value, says]) => ({ value, says }));
const without = [
  { value: 'unit', says: '还没有交办' },
  { value: 'matter', says: '没有定类别' },
  { value: 'area', says: '没有填属地' },
];

interface Happened {
  happened?: string;
  on?: string;
  since?: string;
  without?: string;
}

/** 当日: what happened to an issue on a day, as a number of 当日情况 has it. Nothing but the first shows while it is not chosen. */
export function HappenedFilter({ at, set }: { at: Happened; set: (change: { [K in keyof Happened]: string | undefined }) => void }) {
  return (
    <>
      <PickFilter
        label="当日"
        value={at.happened}
        onChange={(happened) => set(happened ? { happened } : { happened, on: undefined, since: undefined, without: undefined })}
        choices={choices}
      />
      {at.happened && at.since && <DayFilter label="从哪天" value={at.since} onChange={(since) => set({ since })} />}
      {at.happened && <DayFilter label={at.since ? '到哪天' : '哪天'} value={at.on} onChange={(on) => set({ on })} />}
      {at.without && <PickFilter label="缺什么" value={at.without} onChange={(missing) => set({ without: missing })} choices={without} />}
    </>
  );
}
