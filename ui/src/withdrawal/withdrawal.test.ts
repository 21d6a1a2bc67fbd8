// Only what was decided otherwise is sent.
import { expect, it } from 'vitest';
import { otherwise } from './withdrawal';

it('leaves the usual out', () => {
  const item = (n: number, usual: string) => ({ item: n, kind: 'memo', at: 'C01:1', text: 'x', usual, choices: ['blot', 'erase', 'keep'] });
  expect(otherwise([item(1, 'blot'), item(2, 'erase'), item(3, 'blot')], { 1: 'blot', 2: 'keep', 3: 'nothing' })).toEqual([{ item: 2, action: 'keep' }]);
});
