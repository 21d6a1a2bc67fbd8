// The address says the whole search: words, mode and filters.
import { expect, it } from 'vitest';
import { asksFor, modeOf, read, withPart } from './asked';

it('reads words, phrase and regular expression', () => {
  expect(read({ q: ' harga pas ' }).text).toBe('harga pas');
  expect(read({ q: 'harga "pas"', mode: 'phrase' })).toMatchObject({ text: '"harga pas"', regex: false });
  expect(read({ q: 'rp\\d+', mode: 'regex' })).toMatchObject({ text: 'rp\\d+', regex: true });
  expect(modeOf({ mode: 'else' })).toBe('words');
});
it('reads filters', () => {
  expect(read({ codes: 'a,b', since: '2026-05-12' })).toMatchObject({ codes: ['a', 'b'], since: '2026-05-12', until: null });
});
it('knows when nothing is asked', () => {
  expect(asksFor({ mode: 'regex', q: ' ' })).toBe(false);
  expect(asksFor({ roles: 'pembeli' })).toBe(true);
});
it('sets and takes out a part', () => {
  expect(withPart({ q: 'a' }, 'kinds', 'interview')).toEqual({ q: 'a', kinds: 'interview' });
  expect(withPart({ q: 'a', kinds: 'x' }, 'kinds', '')).toEqual({ q: 'a' });
});
