import { type Day, dayOf } from '@weicheng/domain/kernel';

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];
const officeOffset = 8 * 3600_000;
const clock = (moment: number): string => new Date(moment + officeOffset).toISOString().slice(11, 16);

/** 今天 14:31 · 昨天 09:12 · 11-20 16:31 · 2025-11-20: a moment as near as it is, in the office's zone. `at` is ISO. */
export function momentSays(at: string, now: number = Date.now()): string {
  const moment = Date.parse(at);
  if (Number.isNaN(moment)) return at;
  const day = dayOf(moment);
  const today = dayOf(now);
  if (day === today) return `今天 ${clock(moment)}`;
  if (day === dayOf(now - 86_400_000)) return `昨天 ${clock(moment)}`;
  return day.slice(0, 4) === today.slice(0, 4) ? `${day.slice(5)} ${clock(moment)}` : day;
}

/** 2026-11-24 14:31: a moment in the office's zone, whatever day it is read on. */
export function wholeMoment(at: string): string {
  const moment = Date.parse(at);
  return Number.isNaN(moment) ? at : `${dayOf(moment)} ${clock(moment)}`;
}

/** 11月24日 周二: a day in prose. */
export function daySays(day: Day): string {
  const weekday = weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '';
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日 ${weekday}`;
}

/** 11月24日 周二 14:32: now, in prose, for the head of a page. */
export const nowSays = (now: number = Date.now()): string => `${daySays(dayOf(now))} ${clock(now)}`;

/** The office's today. */
export const today = (): Day => dayOf(Date.now());
