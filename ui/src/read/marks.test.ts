// Codings that overlap keep their own lines, and emoji don't shift them.
import { expect, it } from 'vitest';
import { levels, pieces, steps, wordsOf } from './marks';
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
it('keeps codings at their words where something is replaced', () => {
  // "Halo Sekar, jadi ya" shown as "Halo [P03], jadi ya"
  const swaps = [{ start: 5, end: 10, shown: '[P03]' }, { start: 12, end: 16, shown: '[Kata-1]' }];
  const found = pieces('Halo [P03], [Kata-1] ya', [coding('a', 12, 19), coding('b', 7, 10)], { start: 17, end: 19 }, swaps);
  expect(found.map((p) => [p.text, p.lines.map((l) => l.coding.id).join(''), p.tag, p.chosen])).toEqual([
    ['Halo ', '', false, false],
    ['[P03]', 'b', true, false],
    [', ', '', false, false],
    ['[Kata-1]', 'a', true, false],
    [' ', 'a', false, false],
    ['ya', 'a', false, true],
  ]);
});
it('walks a replaced part as one word', () => {
  const turn = { text: 'Halo [Kota-2] ya', replaced: [{ start: 5, end: 12, shown: '[Kota-2]' }] };
  expect(steps(turn, 'id')).toEqual([{ start: 0, end: 4 }, { start: 5, end: 12 }, { start: 13, end: 15 }]);
});
