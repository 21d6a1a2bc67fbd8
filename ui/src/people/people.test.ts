// Who is listed under which filter; what a form sends; tables as text.
import { expect, it } from 'vitest';
import { entryChanges, entryOf, listOf, termsChanges, termsOf } from './entry';
import { filtered, joined, type Detail } from './people';
import { csv, tabbed } from './tables';

const persons = [
  { id: '1', name: 'P01', kind: 'informant', consent: 'given', sources: 2, asked: false, marked: false },
  { id: '2', name: 'P02', kind: 'informant', consent: 'unknown', sources: 1, asked: true, marked: false },
  { id: '3', name: 'P03', kind: 'other-party', consent: 'unknown', sources: 1, asked: false, marked: true },
];
const recruit = { id: '2', person: 'P02', recruiter: 'P01', wave: 1, seed: 'P01', recruits: 0, stage: 'enrolled', analysed: false };

it('joins persons with their recruitment and filters them', () => {
  const lines = joined(persons, [recruit]);
  expect(lines[1]).toMatchObject({ wave: 1, recruiter: 'P01', stage: 'enrolled' });
  expect(filtered(lines, 'all', '').length).toBe(3);
  expect(filtered(lines, 'other-party', '').map((p) => p.name)).toEqual(['P03']);
  expect(filtered(lines, 'no-consent', '').map((p) => p.name)).toEqual(['P02']);
  expect(filtered(lines, 'all', 'p01').map((p) => p.name)).toEqual(['P01', 'P02']);
});

const person: Detail = {
  id: '1', name: 'P01', kind: 'informant', sources: [], turns: 0, roles: [], consent: 'given', terms: { form: 'v1', date: '2026-05-12', written: false, language: 'id', scopes: ['interview'], until: null, withdrawal: '', payment: '', researcher_is_party: false, disclosed: false },
  attributes: [{ name: 'area', value: 'north' }], network_size: 12, notes: '', is_seed: true, seed_reason: 'known', enrolled: '2026-05-01', coupons: ['K-1'], keep_until: null, shift_days: 0, wave: 0, referrals: [], contacts: [], checks: [], warnings: [],
};

it('sends of an entry only what was changed', () => {
  const was = entryOf(person);
  expect(entryChanges(was, { ...was })).toBeNull();
  expect(entryChanges(was, { ...was, network_size: '', coupons: 'K-1; K-2', values: { area: 'south' } })).toEqual({ network_size: '', coupons: ['K-1', 'K-2'], attributes: [{ name: 'area', value: 'south' }] });
  expect(entryChanges(was, { ...was, is_seed: false, seed_reason: '' })).toEqual({ is_seed: false });
  expect(entryChanges(was, { ...was, shift_days: '-3' })).toEqual({ shift_days: -3 });
});
it('sends of a consent the decision and what was changed', () => {
  const was = termsOf(person);
  expect(termsChanges(was, { ...was, scopes: ['interview'] })).toBeNull();
  expect(termsChanges(was, { ...was, scopes: ['quotes', 'interview'], disclosed: true })).toEqual({ decision: 'given', scopes: ['quotes', 'interview'], disclosed: true });
  expect(termsChanges(was, { ...was, decision: 'refused' })).toEqual({ decision: 'refused' });
});
it('reads lists and writes tables that no spreadsheet takes for formulas', () => {
  expect(listOf(' K-1, K-2;\nK-3 ,')).toEqual(['K-1', 'K-2', 'K-3']);
  const table = { columns: ['Wave', 'reason'], rows: [[0, '=1+1'], [1, 'no, "never"']] };
  expect(csv(table)).toBe('Wave,reason\r\n0,\'=1+1\r\n1,"no, ""never"""\r\n');
  expect(tabbed(table)).toBe('Wave\treason\n0\t=1+1\n1\tno, "never"');
});
