// Words, phrases and commas are read as they are typed, and a rule comes back into the form unchanged.
import { expect, it } from 'vitest';
import { blank, canTry, phrases, ruleOf, typedOf } from './rule';

it('reads words and phrases', () => {
  expect(phrases('harga, berapa kak\n"kak, masih ada", harga')).toEqual(['harga', 'berapa kak', 'kak, masih ada']);
  expect(phrases(' , \n')).toEqual([]);
});
it('tries only what can be looked for', () => {
  expect(canTry(blank())).toBe(false);
  expect(canTry({ ...blank(), looks_for: 'price' })).toBe(true);
  expect(canTry({ ...blank(), words: 'nego' })).toBe(true);
});
it('goes into the form and back', () => {
  const rule = ruleOf({ ...blank(), name: 'salam', code: 'c', words: 'halo, "pagi, kak"', roles: ['pembeli'], whole_turn: true });
  expect(ruleOf(typedOf(rule))).toEqual(rule);
});
