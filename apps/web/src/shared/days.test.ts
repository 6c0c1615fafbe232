import { type Day, dayOf } from '@weicheng/domain/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDay, stepDay } from './days.ts';

const anyDay = fc.integer({ min: Date.UTC(1900, 0, 2), max: Date.UTC(2199, 11, 30) }).map(dayOf);

describe('readDay', () => {
  it('reads every way a day is written', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const [year, month, date] = day.split('-').map(Number);
        const ways = [
          day,
          day.replaceAll('-', ''),
          day.replaceAll('-', '/'),
          ` ${day} `,
          `${year}.${month}.${date}`,
          `${year}年${month}月${date}日`,
          `${year} 年 ${month} 月 ${date} 号`,
        ];
        for (const way of ways) expect(readDay(way)).toBe(day);
      }),
    );
  });

  it('reads full-width figures', () => expect(readDay('２０２６／１１／２４')).toBe('2026-11-24'));

  it.each(['', '2026', '2026-11', '11-24', '2026-02-30', '20260230', '2026-13-01', '2026-11-24 08:00', '明天', '2026-1124'])(
    'does not guess %s',
    (text) => expect(readDay(text)).toBeUndefined(),
  );
});

describe('stepDay', () => {
  const day = '2026-03-01' as Day;
  it('goes over the end of a month', () => expect(stepDay(day, -1)).toBe('2026-02-28'));
  it('stays between the first and the last', () => {
    expect(stepDay(day, -1, '2026-03-01')).toBe(day);
    expect(stepDay(day, 1, undefined, '2026-03-01')).toBe(day);
    expect(stepDay(day, 1, '2026-03-01', '2026-03-02')).toBe('2026-03-02');
  });
});
