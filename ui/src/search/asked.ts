// A search between the address and the wire, so that the back button and a copied address work.
import type { components } from '../generated/api';

export type SearchAsked = components['schemas']['SearchAsked'];
const LISTS = ['codes', 'sources', 'kinds', 'persons', 'roles', 'told'] as const;
export type List = (typeof LISTS)[number];
export type Mode = 'words' | 'phrase' | 'regex';
export type Query = Record<string, string>;

/** The mode of a query: all words, one phrase, or a regular expression. */
export function modeOf(query: Query): Mode {
  return query.mode === 'phrase' || query.mode === 'regex' ? query.mode : 'words';
}

/** The search that a query asks for. */
export function read(query: Query): SearchAsked {
  const text = (query.q ?? '').trim();
  const mode = modeOf(query);
  const phrase = mode === 'phrase' && text ? `"${text.replaceAll('"', '')}"` : text;
  const lists = Object.fromEntries(LISTS.map((l) => [l, values(query, l)])) as Record<List, string[]>;
  return { text: phrase, regex: mode === 'regex', ...lists, since: query.since || null, until: query.until || null };
}

/** The values of a filter. */
export function values(query: Query, list: List): string[] {
  return (query[list] ?? '').split(',').filter(Boolean);
}

/** Whether anything is asked for at all. */
export function asksFor(query: Query): boolean {
  return ['q', 'since', 'until', ...LISTS].some((k) => (query[k] ?? '').trim() !== '');
}

/** The query with one part set; an empty value takes it out. */
export function withPart(query: Query, part: string, value: string): Query {
  const { [part]: _old, ...rest } = query;
  return value ? { ...rest, [part]: value } : rest;
}
