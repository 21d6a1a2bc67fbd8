// Marks stand on the right words, also after emoji, and long words keep their first mark in sight.
import { expect, it } from 'vitest';
import { covered, parts, pieces } from './marked';

it('marks by scalar values', () => {
  expect(pieces('👗 ready kak', [{ start: 2, end: 7 }])).toEqual([
    { text: '👗 ', on: false },
    { text: 'ready', on: true },
    { text: ' kak', on: false },
  ]);
});
it('joins overlapping marks without doubling words', () => {
  const text = 'harga pas';
  expect(pieces(text, [{ start: 0, end: 6 }, { start: 3, end: 9 }]).map((p) => p.text).join('')).toBe(text);
});
it('shortens around the first mark', () => {
  const text = `${'a'.repeat(300)} harga ${'b'.repeat(300)}`;
  const cut = pieces(text, [{ start: 301, end: 306 }], 120);
  expect(cut.find((p) => p.on)?.text).toBe('harga');
  expect(cut[0]?.text).toBe('…');
  expect(cut.at(-1)?.text).toBe('…');
});
it('takes the covered words, or all of them', () => {
  const place = { source: 'x', turns: [1] };
  const line = { place, label: 'C01', speaker: 'P01', text: 'satu dua tiga', spans: [{ start: 5, end: 8 }], replaced: [] };
  expect(covered(line)).toBe('dua');
  expect(covered({ ...line, spans: [] })).toBe('satu dua tiga');
});
it('maps spans to the shown words and sets replacements apart', () => {
  const line = { place: { source: 's', turns: [0] }, label: 'C01', speaker: 'P01', text: 'Halo [P03], apa kabar', spans: [{ start: 12, end: 15 }], replaced: [{ start: 5, end: 10, shown: '[P03]' }] };
  const longer = { ...line, replaced: [{ start: 5, end: 18, shown: '[P03]' }], spans: [{ start: 20, end: 23 }] };
  expect(covered(line)).toBe('apa');
  expect(covered(longer)).toBe('apa');
  expect(parts(longer).map((p) => [p.text, p.on, p.tag])).toEqual([['Halo ', false, false], ['[P03]', false, true], [', ', false, false], ['apa', true, false], [' kabar', false, false]]);
});
