// A column of numbers sorts as numbers, both ways, and rows that have none stay last.
import { expect, it } from 'vitest';
import { sorted, type Cell } from './sort';

const cell = (text: string, number: number | null = null): Cell => ({ text, number });
const rows = [[cell('b', 10)], [cell('a', 9)], [cell('–')]];
const texts = (column: number, down: boolean) => sorted(rows, column, down).map((r) => r[0]!.text);

it('sorts numbers', () => {
  expect(texts(0, false)).toEqual(['a', 'b', '–']);
  expect(texts(0, true)).toEqual(['b', 'a', '–']);
});
it('leaves the order as it came', () => {
  expect(texts(-1, false)).toEqual(['b', 'a', '–']);
});
