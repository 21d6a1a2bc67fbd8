// A few letters find a code, and every code among the first twenty has its own key.
import { expect, it } from 'vitest';
import type { Code } from '../study/codes.svelte';
import { keyOf, KEYS, matching } from './palette';

const code = (id: string, brief: string) => ({ id, brief, code: `S-${id.toUpperCase()}` }) as Code;
const all = [code('greet', 'Sapaan'), code('terms', 'Harga'), code('ask', 'Tanya harga')];

it('puts the beginning of the label before the beginning of a later word', () => {
  expect(matching(all, 'harg').map((c) => c.id)).toEqual(['terms', 'ask']);
  expect(matching(all, 'zzz')).toEqual([]);
});
it('gives each code another key', () => {
  expect(new Set(KEYS).size).toBe(20);
  expect(all.map((c) => keyOf(all, c))).toEqual(['1', '2', '3']);
});
