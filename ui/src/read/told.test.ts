// Labels of what a record tells beside words.
import { expect, it } from 'vitest';
import { labels } from './told';

const turn = { kind: 'words', told: [] as string[], reactions: 0, stretch: null };

it('counts what came twice, in the order of the record', () => {
  const all = labels({ ...turn, kind: 'media', told: ['picture', 'forwarded', 'picture'], reactions: 3, stretch: '00:01:23' });
  expect(all).toEqual([
    { word: 'picture', count: 2 },
    { word: 'forwarded', count: 1 },
    { word: 'reactions', count: 3 },
    { word: 'stretch', count: 1, text: '00:01:23' },
  ]);
});
it('says nothing that the kind of the turn says', () => {
  expect(labels({ ...turn, kind: 'edited', told: ['edited'] })).toEqual([]);
  expect(labels({ ...turn, kind: 'media', told: ['edited'] })).toEqual([{ word: 'edited', count: 1 }]);
  expect(labels({ ...turn, kind: 'media', told: ['media', 'once'] })).toEqual([{ word: 'once', count: 1 }]);
  expect(labels(turn)).toEqual([]);
});
