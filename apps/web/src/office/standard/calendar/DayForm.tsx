import type { Day } from '@weicheng/domain/kernel';
import { type CityYear, calendarContract, isWeekend } from '@weicheng/domain/standard';
import { useForm } from '../../../shared/form.ts';
import { PickField, TextField } from '../../../shared/parts/index.ts';
import { useAct } from '../../../shared/queries.ts';
import { FormDialog } from '../../organization/parts/FormDialog.tsx';

const choices = [
  { value: 'work', says: '上班' },
  { value: 'rest', says: '放假' },
] as const;

/** 改一天: work or not, under which name, by which notice. */
export function DayForm({ day, year, onClose }: { day: Day; year: CityYear; onClose: () => void }) {
  const holiday = year.holidays.find((one) => one.day === day);
  const makeUp = year.makeUpDays.find((one) => one.day === day);
  const named = (holiday ?? makeUp)?.name ?? '';
  const works = makeUp !== undefined || (holiday === undefined && !isWeekend(day));
  const start = { day, worked: !works, name: named, source: year.revision > 0 ? year.source : '', revision: year.revision };
  const form = useForm(calendarContract.setDay.input, start);
  const set = useAct(calendarContract.setDay, { inForm: true, done: `${day} 已改，任务的时限按新的日历算` });
  return (
    <FormDialog title={`改 ${day}`} act="改这一天" form={form} onAct={set.mutateAsync} onClose={onClose}>
      <p className="sub">
        现在是{works ? '上班' : '休息'}
        {named && `（${named}）`}。
      </p>
      <PickField
        label="改为"
        name="worked"
        value={form.values.worked ? 'work' : 'rest'}
        error={undefined}
        choices={choices}
        onChange={(next) => form.set({ worked: next === 'work' })}
      />
      <TextField label="名称" maxLength={20} placeholder="春节、停工一天" {...form.field('name')} />
      <TextField label="依据" maxLength={200} placeholder="哪份通知，文号" {...form.field('source')} />
    </FormDialog>
  );
}
