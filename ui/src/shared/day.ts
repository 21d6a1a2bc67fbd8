// Days as the study writes them (2026-05-12) and as the reader's language does.
import { when } from './i18n.svelte';

/** A day in words; a time of day is left out. Nothing for nothing. */
export function dayOf(date: string | null | undefined): string {
  return date ? when(`${date.slice(0, 10)}T00:00`, 'date') : '';
}

/** A day or moment in words. */
export function momentOf(date: string | null | undefined): string {
  return date && date.length > 10 ? when(date, 'both') : dayOf(date);
}

/** What a field for a day holds. */
export function fieldOf(date: string | null | undefined): string {
  return date?.slice(0, 10) ?? '';
}
