// Codes move as a researcher expects: a step up, down, in, out, into the next component, and never under themselves.
import { expect, it } from 'vitest';
import type { Code } from '../study/codes.svelte';
import { drop, siblings, step } from './tree';

const code = (id: string, component: string, parent: string | null = null) => ({ id, component, parent }) as unknown as Code;
const book = [code('a', 'S'), code('a1', 'S', 'a'), code('a2', 'S', 'a'), code('b', 'S'), code('o', 'O')];

it('lists siblings in order', () => {
  expect(siblings(book, 'S', 'a').map((c) => c.id)).toEqual(['a1', 'a2']);
});
it('goes up and down among siblings', () => {
  expect(step(book, 'b', 'up')).toEqual({ id: 'b', component: 'S', parent: null, before: 'a' });
  expect(step(book, 'a1', 'down')).toEqual({ id: 'a1', component: 'S', parent: 'a', before: null });
  expect(step(book, 'a1', 'up')).toBeNull();
});
it('goes in under the one above and out again', () => {
  expect(step(book, 'b', 'in')).toEqual({ id: 'b', component: 'S', parent: 'a', before: null });
  expect(step(book, 'a2', 'out')).toEqual({ id: 'a2', component: 'S', parent: null, before: 'b' });
  expect(step(book, 'a', 'in')).toBeNull();
});
it('goes on into the next component', () => {
  expect(step(book, 'b', 'down')).toEqual({ id: 'b', component: 'O', parent: null, before: 'o' });
  expect(step(book, 'o', 'up')).toEqual({ id: 'o', component: 'S', parent: null, before: null });
});
it('never drops a code under itself', () => {
  expect(drop(book, 'a', 'a2', 'inside')).toBeNull();
  expect(drop(book, 'o', 'a', 'before')).toEqual({ id: 'o', component: 'S', parent: null, before: 'a' });
});
