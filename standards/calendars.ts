import { Occasions, openCalendar, WorkingCalendar, type WorkingDays } from '@weicheng/domain/standard';
import healthDaysFile from './calendars/health-days.json' with { type: 'json' };
import stateCouncil from './calendars/state-council.json' with { type: 'json' };

let file: WorkingCalendar | undefined;
let opened: WorkingDays | undefined;
let days: Occasions | undefined;

/** 国务院办公厅的节假日安排 as it was published, with the names of the days. */
export function stateCouncilYears(): WorkingCalendar {
  file ??= WorkingCalendar.parse(stateCouncil);
  return file;
}

/** The same, opened for counting the first time it is asked for. */
export function stateCouncilCalendar(): WorkingDays {
  opened ??= openCalendar(stateCouncilYears());
  return opened;
}

/** 卫生日与爱国卫生活动, opened the first time they are asked for. */
export function healthDays(): Occasions {
  days ??= Occasions.parse(healthDaysFile);
  return days;
}
