// No handler, style or address outside the document comes in with it.
import { expect, it } from 'vitest';
import { mayStay } from './inert';

it('lets only harmless attributes stay', () => {
  expect(mayStay('onload', 'x()')).toBe(false);
  expect(mayStay('ONCLICK', 'x()')).toBe(false);
  expect(mayStay('style', 'fill:url(http://x)')).toBe(false);
  expect(mayStay('href', 'https://x.example/')).toBe(false);
  expect(mayStay('xlink:href', 'javascript:x()')).toBe(false);
  expect(mayStay('xlink:href', '#bar')).toBe(true);
  expect(mayStay('fill', 'url(https://x.example/a#b)')).toBe(false);
  expect(mayStay('fill', 'url(#g)')).toBe(true);
  expect(mayStay('fill', '#0067a3')).toBe(true);
});
