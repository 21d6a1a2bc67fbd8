// Which codes match a few letters, and which key puts which code.
import type { Code } from '../study/codes.svelte';

/** The keys that put a code, in the order in which codes get them. */
export const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', 'q', 'w', 'e', 'r', 'a', 's', 'd', 'f', 'z', 'c'];

/** The codes that match: by the beginning of a word of label or name first, then anywhere. */
export function matching(codes: Code[], text: string): Code[] {
  const wanted = text.trim().toLowerCase();
  if (!wanted) return codes;
  const rank = (c: Code): number => {
    const names = [c.brief.toLowerCase(), c.code.toLowerCase()];
    if (names.some((n) => n.startsWith(wanted))) return 0;
    if (names.some((n) => n.split(/[^\p{L}\p{N}]+/u).some((w) => w.startsWith(wanted)))) return 1;
    return names.some((n) => n.includes(wanted)) ? 2 : 3;
  };
  return codes
    .map((c) => ({ c, r: rank(c) }))
    .filter((x) => x.r < 3)
    .toSorted((a, b) => a.r - b.r)
    .map((x) => x.c);
}

/** The key that puts a code; none for those beyond the twentieth. */
export function keyOf(codes: Code[], code: Code): string | undefined {
  return KEYS[codes.findIndex((c) => c.id === code.id)];
}
