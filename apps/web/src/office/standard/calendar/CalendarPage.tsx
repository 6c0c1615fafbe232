import { Day } from '@weicheng/domain/kernel';
import { calendarContract } from '@weicheng/domain/standard';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { download } from '../../../shared/bytes.ts';
import { today } from '../../../shared/moments.ts';
import { Button, Confirm, ErrorState, LoadingRows, Page, Section, toast } from '../../../shared/parts/index.ts';
import { problemOf } from '../../../shared/problems.ts';
import { useAct, useVerb } from '../../../shared/queries.ts';
import { useAddress } from '../../organization/parts/useAddress.ts';
import '../../organization/organization.css';
import { Changes } from './Changes.tsx';
import './calendar.css';
import { DayForm } from './DayForm.tsx';
import { MonthGrid } from './MonthGrid.tsx';
import { Occasions } from './Occasions.tsx';
import { UploadForm } from './UploadForm.tsx';

const months = Array.from({ length: 12 }, (_, i) => i + 1);

/** 工作日历: a year of days off and 调休, the health days, and what this city has another way. */
export default function CalendarPage() {
  const { at, set } = useAddress(['year']);
  const navigate = useNavigate();
  const year = Number(at.year) || Number(today().slice(0, 4));
  const read = useVerb(calendarContract.year, { year }, { keep: true });
  const reset = useAct(calendarContract.reset, { inForm: true, done: `${year} 年已恢复为自带的` });
  const [open, setOpen] = useState<Day | 'upload' | 'reset' | null>(null);
  const shown = read.data;
  const why = shown?.can.calendar;
  const close = () => setOpen(null);
  const template = () =>
    void download(calendarContract.template, {}, '工作日历模板.xlsx').catch((failure: unknown) =>
      toast(problemOf(failure).message, 'refused'),
    );
  const day = Day.safeParse(open);
  return (
    <Page
      title="工作日历"
      sub={shown && (shown.year.known ? shown.year.source : `${year} 年的放假安排还没有收入，按周一至周五算`)}
      actions={
        <>
          <Button kind="bare" icon="left" aria-label="前一年" onClick={() => set({ year: String(year - 1) })} />
          <b className="calendar-year">{year}</b>
          <Button kind="bare" icon="right" aria-label="后一年" onClick={() => set({ year: String(year + 1) })} />
          <Button onClick={() => void navigate('/standard/dictionaries')}>词典</Button>
          <Button icon="export" onClick={template}>
            下载模板
          </Button>
          <Button icon="import" kind="main" why={why} onClick={() => setOpen('upload')}>
            导入日历
          </Button>
        </>
      }
    >
      {read.error && !shown ? (
        <ErrorState failure={read.error} onRetry={() => void read.refetch()} />
      ) : !shown ? (
        <LoadingRows count={12} />
      ) : (
        <div className="calendar">
          <div>
            <p className="calendar-legend">
              <i className="rest" />
              放假 {shown.year.holidays.length} 天
              <i className="work" />
              调休上班 {shown.year.makeUpDays.length} 天
              <i className="occasion" />
              卫生日
              {!why && <span className="faint">点一天来改</span>}
            </p>
            <div className="months">
              {months.map((month) => (
                <MonthGrid
                  key={`${shown.year.year}-${month}`}
                  year={shown.year}
                  month={month}
                  today={shown.today}
                  occasions={shown.occasions}
                  onDay={(chosen) => (why ? toast(why, 'refused') : setOpen(chosen))}
                />
              ))}
            </div>
          </div>
          <aside>
            <Changes
              year={shown.year}
              action={
                shown.year.revision > 0 && (
                  <Button small why={why} onClick={() => setOpen('reset')}>
                    恢复自带的
                  </Button>
                )
              }
            />
            <Section title="卫生日与活动" sub={`${shown.occasions.length} 个`}>
              <Occasions occasions={shown.occasions} today={shown.today} />
            </Section>
          </aside>
        </div>
      )}
      {shown && day.success && <DayForm day={day.data} year={shown.year} onClose={close} />}
      {open === 'upload' && <UploadForm onTaken={(years) => years[0] && set({ year: String(years[0]) })} onClose={close} />}
      <Confirm
        open={open === 'reset'}
        act="恢复自带的"
        object={`${year} 年的工作日历`}
        onClose={close}
        onAct={() => reset.mutateAsync({ year, revision: shown?.year.revision ?? 0 })}
      >
        <p>本市改的日子全部变回产品自带的，任务的时限随之重算。</p>
      </Confirm>
    </Page>
  );
}
