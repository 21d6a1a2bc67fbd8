// Several conflicts are settled at once, and only those that are still there.
import { expect, it } from 'vitest';
import { chooseAll, coders, taken, type Conflict } from './choice';

const side = (n: number, coder: string | null, millis = n) => ({ side: n, value: `nilai ${n}`, coder, millis, offset: 0, counts: n === 0 });
const conflict = (key: string, sides: ReturnType<typeof side>[]): Conflict => ({ key, what: key, about: { on: 'study' }, sides });
const all = [conflict('a', [side(0, 'Rina'), side(1, 'Yosef')]), conflict('b', [side(0, 'Yosef', 5), side(1, 'Yosef', 9), side(2, null)]), conflict('c', [side(0, null), side(1, 'Rina')])];

it('counts a coder once for each conflict', () => {
  expect(coders(all)).toEqual([{ name: 'Rina', n: 2 }, { name: 'Yosef', n: 2 }]);
});
it('takes the latest side of a coder and leaves the rest', () => {
  expect(chooseAll(all, 'Yosef', { c: 1 })).toEqual({ a: 1, b: 1, c: 1 });
});
it('sends nothing that is gone', () => {
  expect(taken(all, { a: 1, b: 7, gone: 0 })).toEqual([{ key: 'a', side: 1 }]);
});
