// Both languages say the same things, and every text used in the code exists.
import { FluentResource } from '@fluent/bundle';
import { expect, it } from 'vitest';

const catalogues = import.meta.glob<string>('../../../locales/*/ui-*.ftl', { query: '?raw', import: 'default', eager: true });
const code = import.meta.glob<string>(['../**/*.svelte', '../**/*.ts', '!../generated/**', '!../**/*.test.ts'], { query: '?raw', import: 'default', eager: true });

function keys(lang: string): string[] {
  return Object.entries(catalogues)
    .filter(([path]) => path.includes(`/${lang}/`))
    .flatMap(([path, text]) => new FluentResource(text).body.map((e) => `${path.split('/').pop()} ${e.id}`))
    .toSorted();
}

it('both languages have the same keys in the same files, each once', () => {
  expect(keys('id')).toEqual(keys('en'));
  const ids = keys('en').map((k) => k.split(' ')[1]);
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
});

it('every text used in the code exists', () => {
  const known = new Set(keys('en').map((k) => k.split(' ')[1]));
  const missing = Object.entries(code).flatMap(([path, text]) =>
    [...text.matchAll(/(?:\bt\(|\bname: |\bgroup: )'([a-z]+(?:-[a-z0-9]+)+)'/g)].filter((m) => !known.has(m[1]!)).map((m) => `${m[1]} in ${path}`),
  );
  expect(missing).toEqual([]);
});
