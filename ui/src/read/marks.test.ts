// Codings that overlap keep their own lines, and emoji don't shift them.
import { expect, it } from 'vitest';
import { levels, pieces, wordsOf } from './marks';
import type { Coding } from './types';

function coding(id: string, start: number, end: number): Coding {
  return { id, code: id, place: { source: 's', turns: [0], span: { start, end } }, own: true, proposal: false, values: [], memos: 0, conflict: false };
}

it('cuts at every border, in scalars', () => {
  const text = '😊 halo kak, mau?';
  const found = pieces(text, [coding('a', 2, 6), coding('b', 4, 10)], null);
  expect(found.map((p) => [p.text, p.lines.map((l) => l.coding.id).join('')])).toEqual([
    ['😊 ', ''],
    ['ha', 'a'],
    ['lo', 'ab'],
    [' kak', 'b'],
    [', mau?', ''],
  ]);
  expect(found.map((p) => p.text).join('')).toBe(text);
});
it('gives overlapping codings different levels and reuses a free one', () => {
  const found = levels([coding('a', 0, 5), coding('b', 3, 8), coding('c', 6, 9)]);
  expect([...found]).toEqual([['a', 0], ['b', 1], ['c', 0]]);
});
it('marks what is chosen', () => {
  expect(pieces('abcd', [], { start: 1, end: 3 }).map((p) => [p.text, p.chosen])).toEqual([['a', false], ['bc', true], ['d', false]]);
});
it('finds words with punctuation and emoji', () => {
  expect(wordsOf('Oke 👍🏽 kak.', 'id').map((w) => [w.start, w.end])).toEqual([[0, 3], [4, 6], [7, 10], [10, 11]]);
});
