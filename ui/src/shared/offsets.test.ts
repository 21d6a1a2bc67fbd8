// Emoji, combining marks and Javanese letters keep their places.
import { expect, it } from 'vitest';
import { scalarLength, sliceScalars, spanOriginal, spanShown, toOriginal, toScalar, toShown, toUnits, type Swap } from './offsets';

const texts = ['', 'halo kak', '👗 ready kak 😊 mau?', 'e\u0301👨‍👩‍👧 x', 'ꦗꦮ 🇮🇩'];

it('agrees with an iteration over code points', () => {
  for (const text of texts) {
    const points = [...text];
    expect(scalarLength(text)).toBe(points.length);
    for (let n = 0; n <= points.length; n++) {
      const units = points.slice(0, n).join('').length;
      expect(toUnits(text, n)).toBe(units);
      expect(toScalar(text, units)).toBe(n);
    }
  }
});
it('cuts by scalars', () => {
  expect(sliceScalars('👗 ready', 2, 7)).toBe('ready');
});
it('counts the inside of a pair as after it', () => {
  expect(toScalar('👗x', 1)).toBe(1);
});

// "Halo Sekar Ayuning, nomor 0812 ya" shown as "Halo [P03], nomor [Telepon-1] ya".
const ORIGINAL = 'Halo Sekar Ayuning, nomor 0812 ya';
const swaps: Swap[] = [{ start: 5, end: 18, shown: '[P03]' }, { start: 26, end: 30, shown: '[Telepon-1]' }];
const SHOWN = 'Halo [P03], nomor [Telepon-1] ya';

it('finds the words around replacements again, both ways', () => {
  for (const word of ['Halo', ', nomor', ' ya']) {
    const of = (text: string) => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length });
    expect(spanShown(swaps, of(ORIGINAL))).toEqual(of(SHOWN));
    expect(spanOriginal(swaps, of(SHOWN))).toEqual(of(ORIGINAL));
  }
  expect(toShown(swaps, ORIGINAL.length, 'end')).toBe(SHOWN.length);
  expect(toOriginal(swaps, SHOWN.length, 'end')).toBe(ORIGINAL.length);
});
it('takes a replacement as a whole, wherever in it a span begins or ends', () => {
  expect(spanShown(swaps, { start: 5, end: 18 })).toEqual({ start: 5, end: 10 });
  expect(spanShown(swaps, { start: 11, end: 28 })).toEqual({ start: 5, end: SHOWN.indexOf(']', 12) + 1 });
  expect(spanOriginal(swaps, { start: 7, end: 9 })).toEqual({ start: 5, end: 18 });
  expect(spanOriginal(swaps, { start: 0, end: 20 })).toEqual({ start: 0, end: 30 });
});
it('leaves offsets alone where nothing is replaced', () => {
  expect(spanShown([], { start: 3, end: 9 })).toEqual({ start: 3, end: 9 });
  expect(spanOriginal([], { start: 3, end: 9 })).toEqual({ start: 3, end: 9 });
});
