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

function width(text: string, i: number): number {
  return (text.codePointAt(i) ?? 0) > 0xffff ? 2 : 1;
}
