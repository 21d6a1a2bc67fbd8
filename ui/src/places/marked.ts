// Cuts a place's words into marked and unmarked pieces; long words are shortened around the first mark.
import type { components } from '../generated/api';
import { scalarLength, spanShown, toUnits } from '../shared/offsets';

export type PlaceLine = components['schemas']['PlaceLine'];
type Span = components['schemas']['Span'];
export interface Piece {
  text: string;
  on: boolean;
  /** It stands in the place of other words. */
  tag?: boolean;
}

/** The pieces of `text`; `most` scalars are shown at most (0 = all), with "…" where words were left out. */
export function pieces(text: string, spans: Span[], most = 0): Piece[] {
  const all = scalarLength(text);
  const first = spans.length > 0 ? Math.min(...spans.map((s) => s.start)) : 0;
  const from = most > 0 && all > most ? Math.max(0, Math.min(first - Math.floor(most / 3), all - most)) : 0;
  const to = most > 0 ? Math.min(all, from + most) : all;
  const found: Piece[] = from > 0 ? [{ text: '…', on: false }] : [];
  let at = from;
  const cut = (end: number, on: boolean) => {
    if (end > at) found.push({ text: text.slice(toUnits(text, at), toUnits(text, end)), on });
    at = Math.max(at, end);
  };
  for (const s of spans.toSorted((a, b) => a.start - b.start)) {
    if (s.end <= from || s.start >= to) continue;
    cut(Math.min(s.start, to), false);
    cut(Math.min(s.end, to), true);
  }
  cut(to, false);
  if (to < all) found.push({ text: '…', on: false });
  return found;
}

/** The pieces of a place's words as they are shown, replacements apart. */
export function parts(line: PlaceLine, most = 0): Piece[] {
  const tags = new Set(line.replaced.map((r) => r.shown));
  if (tags.size === 0) return pieces(line.text ?? '', spansOf(line), most);
  // Shown replacements stand in brackets that nothing else of the line has in the same words.
  const cut = new RegExp(`(${[...tags].map((x) => x.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`);
  return pieces(line.text ?? '', spansOf(line), most).flatMap((p) => p.text.split(cut).filter((x) => x !== '').map((text) => ({ text, on: p.on, tag: tags.has(text) })));
}

/** What a place covers, counted in the words as they are shown. */
export function spansOf(line: PlaceLine): Span[] {
  return line.spans.map((s) => spanShown(line.replaced, s));
}

/** The words that a place covers, for a copied example. */
export function covered(p: PlaceLine): string {
  if (!p.text) return '';
  const on = pieces(p.text, spansOf(p)).filter((x) => x.on).map((x) => x.text);
  return on.length > 0 ? on.join(' … ') : p.text;
}
