// Cuts a turn's words at the borders of codings, so that each piece knows the lines under it.
import { spanOriginal, spanShown, toUnits, type Swap } from '../shared/offsets';
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
  /** Scalar offset in the shown words where it begins. */
  start: number;
  lines: Line[];
  chosen: boolean;
  /** It stands in the place of other words. */
  tag: boolean;
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

/** The pieces of a turn's shown words. Codings, `chosen` (what is selected now) and `swaps` count in the original ones. */
export function pieces(text: string, codings: Coding[], chosen: { start: number; end: number } | null, swaps: Swap[] = []): Piece[] {
  const spans = codings.flatMap((coding) => (coding.place.span ? [{ coding, ...spanShown(swaps, coding.place.span) }] : []));
  const tags = swaps.map((s) => spanShown(swaps, s));
  const on = chosen && spanShown(swaps, chosen);
  const cuts = new Set<number>([0]);
  for (const s of [...spans, ...tags, ...(on ? [on] : [])]) cuts.add(s.start).add(s.end);
  const all = [...cuts].toSorted((a, b) => a - b);
  const level = levels(codings);
  return all
    .map((start, i) => {
      const next = all[i + 1];
      const piece = text.slice(toUnits(text, start), next === undefined ? undefined : toUnits(text, next));
      const covers = (s: { start: number; end: number }) => s.start <= start && s.end > start;
      const lines = spans.filter(covers).map(({ coding }) => ({ coding, level: level.get(coding.id) ?? 0 }));
      return { text: piece, start, lines, chosen: !!on && covers(on), tag: tags.some(covers) };
    })
    .filter((p) => p.text !== '');
}

/** The words of a turn for walking, counted in its original words; a replaced part is one word. */
export function steps(turn: { text?: string | null; replaced: Swap[] } | undefined, language: string): { start: number; end: number }[] {
  const all = wordsOf(turn?.text ?? '', language).map((w) => spanOriginal(turn?.replaced ?? [], w));
  return all.filter((w, n) => n === 0 || w.start >= all[n - 1]!.end);
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
