import { writeSheets } from '@weicheng/documents/sheet';
import { xlsx } from '@weicheng/domain/organization';
import { calendarContract } from '@weicheng/domain/standard';
import { Download, receivingRoute, route } from '#platform/endpoint';
import type { ReadWorkbook } from '../../organization/index.ts';
import { readYear, receiveCalendar, resetYear, setCalendarDay, uploadCalendar } from './calendar.service.ts';

const template = {
  name: '工作日历',
  columns: [
    { title: '日期', width: 14 },
    { title: '放假或上班', width: 14 },
    { title: '名称', width: 20 },
  ],
  rows: [
    ['2027-01-01', '放假', '元旦'],
    ['2027-02-20', '上班', '春节调休'],
  ],
};

export const calendarRoutes = (readWorkbook: ReadWorkbook) => [
  route(calendarContract.year, readYear),
  route(calendarContract.setDay, setCalendarDay),
  receivingRoute(calendarContract.upload, receiveCalendar(readWorkbook), uploadCalendar),
  route(calendarContract.template, async () => new Download(await writeSheets([template]), xlsx, '工作日历模板.xlsx')),
  route(calendarContract.reset, resetYear),
];
