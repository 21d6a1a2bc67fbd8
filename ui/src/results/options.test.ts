// Only what differs from a default is kept and sent.
import { expect, it } from 'vitest';
import { given, inWords, several, valueOf, type Method } from './options';

const method: Method = {
  method: 'chains',
  title: 'Rangkaian',
  about: '',
  options: [
    { option: 'lag', label: 'Jarak', kind: 'number', choices: [], default: '5' },
    { option: 'sources', label: 'Sumber', kind: 'several', choices: [{ value: 'a', label: 'C01' }, { value: 'b', label: 'C02' }], default: '' },
  ],
};
it('keeps what differs', () => {
  expect(given(method, { lag: '5', sources: 'a,b', other: 'x' })).toEqual({ sources: 'a,b' });
  expect(valueOf(method.options[0]!, {})).toBe('5');
});
it('says several values in words', () => {
  expect(several(' a, ,b')).toEqual(['a', 'b']);
  expect(inWords(method.options[1]!, 'a,b')).toBe('C01, C02');
});
