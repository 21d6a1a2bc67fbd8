// Offsets in text: the browser counts UTF-16 units, the study counts Unicode scalar values.

/** Scalar offset of a UTF-16 offset (inside a pair counts as after it). */
export function toScalar(text: string, units: number): number {
  let scalars = 0;
  for (let i = 0; i < units && i < text.length; scalars++) i += width(text, i);
  return scalars;
}

/** UTF-16 offset of a scalar offset; past the end gives the end. */
export function toUnits(text: string, scalars: number): number {
  let i = 0;
  for (let n = 0; n < scalars && i < text.length; n++) i += width(text, i);
  return i;
}

/** How many scalars `text` has. */
export function scalarLength(text: string): number {
  return toScalar(text, text.length);
}

/** The part of `text` between two scalar offsets. */
export function sliceScalars(text: string, from: number, to: number): string {
  return text.slice(toUnits(text, from), toUnits(text, to));
}

/** A part of the original words that is shown as something else; offsets count scalars of the original words. */
export interface Swap {
  start: number;
  end: number;
  shown: string;
}
/** On which side an offset within a swapped part comes out. */
export type Side = 'start' | 'end';

/** Where an offset of the original words stands in the shown ones. `swaps` run from left to right, without overlap. */
export function toShown(swaps: Swap[], at: number, side: Side): number {
  let moved = 0;
  for (const s of swaps) {
    if (at <= s.start) break;
    const length = scalarLength(s.shown);
    if (at < s.end) return s.start + moved + (side === 'start' ? 0 : length);
    moved += length - (s.end - s.start);
  }
  return at + moved;
}

/** Where an offset of the shown words stands in the original ones. */
export function toOriginal(swaps: Swap[], at: number, side: Side): number {
  let moved = 0;
  for (const s of swaps) {
    const [start, length] = [s.start + moved, scalarLength(s.shown)];
    if (at <= start) break;
    if (at < start + length) return side === 'start' ? s.start : s.end;
    moved += length - (s.end - s.start);
  }
  return at - moved;
}

/** A span of the original words as it stands in the shown ones. */
export function spanShown(swaps: Swap[], span: { start: number; end: number }): { start: number; end: number } {
  return { start: toShown(swaps, span.start, 'start'), end: toShown(swaps, span.end, 'end') };
}

/** A span of the shown words as it stands in the original ones. */
export function spanOriginal(swaps: Swap[], span: { start: number; end: number }): { start: number; end: number } {
  return { start: toOriginal(swaps, span.start, 'start'), end: toOriginal(swaps, span.end, 'end') };
}

function width(text: string, i: number): number {
  return (text.codePointAt(i) ?? 0) > 0xffff ? 2 : 1;
}
