// Actions stand under the day that their own computer had.
import { expect, it } from 'vitest';
import { asked, byDay, NO_FILTER, ownClock } from './days';

it('uses the clock of the computer that wrote an action', () => {
  const late = { millis: Date.UTC(2026, 4, 12, 17, 30), offset: 480 };
  expect(ownClock(late).toISOString()).toBe('2026-05-13T01:30:00.000Z');
  expect(byDay([late, { millis: Date.UTC(2026, 4, 12, 15, 0), offset: 420 }]).map((d) => d.day)).toEqual(['2026-05-13', '2026-05-12']);
});
it('keeps neighbours of a day together, in their order', () => {
  const at = (hour: number, n: number) => ({ millis: Date.UTC(2026, 0, 2, hour), offset: 0, n });
  expect(byDay([at(9, 1), at(8, 2), at(7, 3)])[0]!.entries.map((e) => e.n)).toEqual([1, 2, 3]);
  expect(byDay([])).toEqual([]);
});
it('asks for all where nothing is chosen', () => {
  expect(asked(NO_FILTER, 0)).toEqual({ coders: [], causes: [], facts: [], since: null, until: null, skip: 0, limit: 100 });
  expect(asked({ ...NO_FILTER, coder: 'Rina', since: '2026-05-01' }, 100)).toMatchObject({ coders: ['Rina'], since: '2026-05-01', skip: 100 });
});
