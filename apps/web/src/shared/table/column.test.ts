import { describe, expect, it } from 'vitest';
import { type Column, layOut } from './column.ts';

const column = (key: string, more: Partial<Column<string>> = {}): Column<string> => ({ key, head: key, cell: (row) => row, ...more });
const keys = (columns: Column<string>[]) => columns.map((one) => one.key);

describe('layOut', () => {
  const columns = [
    column('name', { width: 'minmax(0,2fr)' }),
    column('unit'),
    column('post', { width: '120px', leavesBelow: 700 }),
    column('phone', { width: '140px', leavesBelow: 900 }),
  ];

  it('shows every column where there is room', () => {
    const { cells, second, template, twoLines } = layOut(columns, 1200, false);
    expect(keys(cells)).toEqual(['name', 'unit', 'post', 'phone']);
    expect(second).toEqual([]);
    expect(twoLines).toBe(false);
    expect(template).toBe('minmax(0,2fr) minmax(0,1fr) 120px 140px');
  });

  it('lets the least important column leave first', () => {
    expect(keys(layOut(columns, 800, false).cells)).toEqual(['name', 'unit', 'post']);
    expect(keys(layOut(columns, 600, false).cells)).toEqual(['name', 'unit']);
  });

  it('makes two lines on a phone, the first two columns unless told otherwise', () => {
    const plain = layOut(columns, 390, false);
    expect([keys(plain.cells), keys(plain.second)]).toEqual([['name'], ['unit']]);
    const told = layOut(
      [column('when', { phone: 1 }), column('state', { phone: 1 }), column('what', { phone: 2 }), column('code')],
      390,
      false,
    );
    expect([keys(told.cells), keys(told.second)]).toEqual([['when', 'state'], ['what']]);
  });

  it('takes nothing away in large text: what does not fit goes to the second line', () => {
    const { cells, second, twoLines } = layOut(columns, 1200, true);
    expect([...keys(cells), ...keys(second)]).toEqual(keys(columns));
    expect(cells).toHaveLength(3);
    expect(twoLines).toBe(true);
  });
});
