// The log as it is shown: actions by day, each by the clock of the computer that wrote it; and what a filter asks for.
import type { In, Out } from '../shared/api.svelte';

export type Entry = Out<'log'>['entries'][number];

/** What the reader chose to see; empty = all. */
export interface Filter {
  coder: string;
  cause: string;
  fact: string;
  since: string;
  until: string;
}

export const NO_FILTER: Filter = { coder: '', cause: '', fact: '', since: '', until: '' };
/** How many actions are asked for at a time. */
export const PAGE = 100;

/** The moment as its own clock showed it, to be written in the zone `UTC`. */
export function ownClock(entry: { millis: number; offset: number }): Date {
  return new Date(entry.millis + entry.offset * 60_000);
}

/** Neighbours of one day together, in the order given. */
export function byDay<E extends { millis: number; offset: number }>(entries: E[]): { day: string; entries: E[] }[] {
  const days: { day: string; entries: E[] }[] = [];
  for (const entry of entries) {
    const day = ownClock(entry).toISOString().slice(0, 10);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}

const some = (value: string) => (value ? [value] : []);

/** What is asked of the server. */
export function asked(filter: Filter, skip: number, limit = PAGE): In<'log'> {
  return {
    coders: some(filter.coder),
    causes: some(filter.cause),
    facts: some(filter.fact),
    since: filter.since || null,
    until: filter.until || null,
    skip,
    limit,
  };
}
