import { openCalendar, WorkingCalendar, type WorkingDays } from '@weicheng/domain/standard';
import stateCouncil from './calendars/state-council.json' with { type: 'json' };

let opened: WorkingDays | undefined;

/** 国务院办公厅的节假日安排, opened the first time it is asked for. */
export function stateCouncilCalendar(): WorkingDays {
  opened ??= openCalendar(WorkingCalendar.parse(stateCouncil));
  return opened;
}
