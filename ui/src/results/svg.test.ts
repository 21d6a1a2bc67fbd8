// Files are named after what they show.
import { expect, it } from 'vitest';
import { fileName } from './svg';

it('names files plainly', () => {
  expect(fileName('Apa yang mengikuti stimulus?', 'svg')).toBe('apa-yang-mengikuti-stimulus.svg');
  expect(fileName('…', 'png')).toBe('kelindan.png');
});
