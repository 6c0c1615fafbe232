import { expect, it } from 'vitest';
import { chosenColumns, columnKeys, columnsSay, shownColumns } from './chosenColumns.ts';

const keys = (said: string | undefined) => shownColumns(said).map(({ key }) => key);

it('shows what the address asks for, in the order of the ledger, the issue itself always; nonsense is left out', () => {
  expect(keys('number.due.没有')).toEqual(['title', 'due', 'number']);
  expect(keys('没有')).toEqual(keys(undefined));
  expect(keys(columnKeys.join('.'))).toEqual(columnKeys);
});

it('says a choice so that it is read back as it was, and says nothing of the usual one', () => {
  expect(columnsSay(chosenColumns(undefined))).toBeUndefined();
  for (const said of ['title', 'clock.title', columnKeys.join('.')]) expect(columnsSay(chosenColumns(said))).toBe(said);
  expect(columnsSay(new Set())).toBe('title');
});
