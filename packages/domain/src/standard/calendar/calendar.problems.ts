import { type Day, problem } from '../../kernel/index.ts';

export const calendarProblems = {
  otherYear: problem<{ day: Day; year: number }>('calendar.other-year', 422, ({ day, year }) => `${day} 不在 ${year} 年。`),
  refused: problem<{ errors: string[] }>('calendar.refused', 422, ({ errors }) =>
    errors.length === 1 ? `没有收下：${errors[0]}。` : `有 ${errors.length} 处不对，一天也没有收下。第一处：${errors[0]}。`,
  ),
  empty: problem('calendar.empty', 422, () => '文件里没有一个日子，没有收下。照模板填日期、放假或上班、名称。'),
  wrongFile: problem('calendar.wrong-file', 422, () => '日历要是 .xlsx 或 .json 文件。照模板填好再导入。'),
  asShipped: problem<{ year: number }>('calendar.as-shipped', 409, ({ year }) => `${year} 年本来就是产品自带的，不用恢复。`),
};
