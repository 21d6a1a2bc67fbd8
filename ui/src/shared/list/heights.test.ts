// The height index against plain sums.
import { describe, expect, it } from 'vitest';
import { Heights } from './heights';

function plain(hs: number[], y: number) {
  let sum = 0;
  for (let i = 0; i < hs.length; i++) if (y < (sum += hs[i]!)) return i;
  return hs.length - 1;
}

describe('Heights', () => {
  it('agrees with plain sums while heights change', () => {
    let seed = 7;
    const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
    const hs = Array.from({ length: 257 }, () => 20 + Math.floor(random() * 80));
    const index = new Heights(hs.length, (i) => hs[i]!);
    for (let n = 0; n < 300; n++) {
      const i = Math.floor(random() * hs.length);
      hs[i] = 10 + Math.floor(random() * 300);
      index.set(i, hs[i]!);
      const k = Math.floor(random() * hs.length);
      expect(index.offset(k)).toBeCloseTo(hs.slice(0, k).reduce((a, b) => a + b, 0));
      const y = random() * index.total;
      expect(index.at(y)).toBe(plain(hs, y));
    }
  });
  it('clamps outside of the list', () => {
    const index = new Heights(3, () => 10);
    expect([index.at(-5), index.at(0), index.at(29), index.at(99)]).toEqual([0, 0, 2, 2]);
  });
  it('stands an empty list', () => {
    const index = new Heights(0, () => 10);
    expect([index.total, index.at(0)]).toEqual([0, 0]);
  });
  it('keeps a measured height when a guess comes later', () => {
    const index = new Heights(2, () => 10);
    index.set(0, 33);
    index.guess(0, 12);
    index.guess(1, 12);
    expect(index.total).toBe(45);
  });
});
