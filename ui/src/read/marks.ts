// Cuts a turn's words at the borders of codings, so that each piece knows the lines under it.
import { toUnits } from '../shared/offsets';
import type { Coding } from './types';

/** At most so many lines are drawn under one another; more thicken the last. */
export const LEVELS = 3;

/** A line under words. */
export interface Line {
  coding: Coding;
  level: number;
}

/** A piece of the words with the lines under it. */
export interface Piece {
  text: string;
  /** Scalar offset where it begins. */
  start: number;
  lines: Line[];
  chosen: boolean;
}

/** Gives each coding a level, so that its line runs straight: the lowest that is free where it begins. */
export function levels(codings: Coding[]): Map<string, number> {
  const found = new Map<string, number>();
  const ends: number[] = [];
  const spans = codings.filter((c) => c.place.span).toSorted((a, b) => a.place.span!.start - b.place.span!.start || b.place.span!.end - a.place.span!.end);
  for (const c of spans) {
    const { start, end } = c.place.span!;
    let level = ends.findIndex((e) => e <= start);
    if (level < 0) level = ends.length;
    ends[level] = end;
    found.set(c.id, level);
  }
  return found;
}

/** The pieces of a turn's words; `chosen` are the words that are selected now. */
export function pieces(text: string, codings: Coding[], chosen: { start: number; end: number } | null): Piece[] {
  const spans = codings.filter((c) => c.place.span);
  const cuts = new Set<number>([0]);
  for (const c of spans) cuts.add(c.place.span!.start).add(c.place.span!.end);
  if (chosen) cuts.add(chosen.start).add(chosen.end);
  const all = [...cuts].toSorted((a, b) => a - b);
  const level = levels(codings);
  return all
    .map((start, i) => {
      const next = all[i + 1];
      const piece = text.slice(toUnits(text, start), next === undefined ? undefined : toUnits(text, next));
      const under = spans.filter((c) => c.place.span!.start <= start && c.place.span!.end > start);
      const lines = under.map((coding) => ({ coding, level: level.get(coding.id) ?? 0 }));
      return { text: piece, start, lines, chosen: !!chosen && chosen.start <= start && start < chosen.end };
    })
    .filter((p) => p.text !== '');
}

/** Where words begin and end in a text, in scalars. */
export function wordsOf(text: string, language: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  let at = 0;
  for (const s of new Intl.Segmenter(language, { granularity: 'word' }).segment(text)) {
    const length = [...s.segment].length;
    if (s.segment.trim() !== '') found.push({ start: at, end: at + length });
    at += length;
  }
  return found;
}
