// Keys are named as they are shown.
import { expect, it } from 'vitest';
import { cap, pressed } from './keys.svelte';

const key = (key: string, more = {}) => pressed({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more });

it('names presses', () => {
  expect(key('j')).toBe('j');
  expect(key('J', { shiftKey: true })).toBe('Shift+j');
  expect(key('?', { shiftKey: true })).toBe('?');
  expect(key('z', { metaKey: true })).toBe('Ctrl+z');
  expect(key(' ')).toBe('Space');
  expect(cap('Ctrl+z')).toBe('Ctrl z');
});
