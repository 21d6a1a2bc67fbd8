// Where a duty is settled, and which ones can't wait.
import { expect, it } from 'vitest';
import { leads, pressing, type DueLine } from './due';

const line = (what: string, more: Partial<DueLine> = {}): DueLine => ({ what, person: null, person_id: null, date: null, hours: null, is_past: false, text: what, ...more });

it('shows withdrawals first, then what is past', () => {
  const lines = [line('study-retention', { is_past: true }), line('protocol-missing'), line('undisclosed'), line('withdrawal', { person_id: '7' }), line('consent-ends')];
  expect(pressing(lines).map((l) => l.what)).toEqual(['withdrawal', 'study-retention', 'undisclosed']);
});
it('leads to the page where it is settled', () => {
  expect(leads(line('withdrawal', { person_id: '7' }))).toEqual(['withdrawal', '7']);
  expect(leads(line('consent-ends', { person_id: '7' }))).toEqual(['people', '7']);
  expect(leads(line('protocol-missing'))).toEqual(['duties', 'rules']);
});
