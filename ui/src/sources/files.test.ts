// One bad file doesn't keep the good ones out; files come in the order that a person reads their names.
import { expect, it } from 'vitest';
import { inOrder, speakersIn, unreadable } from './files';

it('names the files that can not be read', () => {
  expect(unreadable({ files: [{ upload: 0, problem: null }, { upload: 1, problem: { code: 'file-empty' } }, { upload: 2 }] })).toEqual([1]);
  expect(unreadable(null)).toEqual([]);
});
it('puts chat 2 before chat 10 and leaves hidden files out', () => {
  const files = ['chat 10.txt', '.DS_Store', 'chat 2.txt'].map((name) => ({ name }) as File);
  expect(inOrder(files).map((f) => f.name)).toEqual(['chat 2.txt', 'chat 10.txt']);
});
it('knows only who speaks in files that can be stored', () => {
  const file = (name: string, more = {}) => ({ there_already: false, sources: [{ speakers: [{ name }] }], ...more });
  expect([...speakersIn({ files: [file('Kedai'), file('Rekan', { there_already: true }), file('Tamu', { problem: { code: 'x' } })] })]).toEqual(['Kedai']);
  expect(speakersIn(null).size).toBe(0);
});
