// Emoji, combining marks and Javanese letters keep their places.
import { expect, it } from 'vitest';
import { scalarLength, sliceScalars, toScalar, toUnits } from './offsets';

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
