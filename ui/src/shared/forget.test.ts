// After locking nothing of the study stays in the page's memory.
import { expect, it } from 'vitest';
import { forgetAll, onForget } from './forget';

it('drops whatever said how', () => {
  const kept = { words: 'Halo kak', names: ['Toko Senja'] };
  onForget(() => (kept.words = ''));
  onForget(() => (kept.names = []));
  forgetAll();
  expect(kept).toEqual({ words: '', names: [] });
});
