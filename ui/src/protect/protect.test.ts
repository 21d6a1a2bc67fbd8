// What was typed is somebody's pseudonym, or a label.
import { expect, it } from 'vitest';
import { standsFor } from './protect';

it('tells a person from a label', () => {
  const persons = [{ id: '7', name: 'P03' }];
  expect(standsFor(' p03 ', persons)).toEqual({ label: null, person: '7' });
  expect(standsFor('[P03]', persons)).toEqual({ label: null, person: '7' });
  expect(standsFor('[Kota-2]', persons)).toEqual({ label: 'Kota-2', person: null });
});
