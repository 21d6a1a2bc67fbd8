// Which sides were chosen for conflicts, and how many a coder's sides would settle at once.
import type { Out } from '../shared/api.svelte';

export type Conflict = Out<'to-settle'>['conflicts'][number];
/** Conflict's key to the side that is to hold. */
export type Chosen = Record<string, number>;

/** The coders who have a side, with how many conflicts they have one in; most first. */
export function coders(conflicts: Conflict[]): { name: string; n: number }[] {
  const counts = new Map<string, number>();
  for (const c of conflicts) {
    for (const name of new Set(c.sides.map((s) => s.coder).filter((x): x is string => !!x))) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, n]) => ({ name, n })).toSorted((a, b) => b.n - a.n || a.name.localeCompare(b.name));
}

/** Chooses the latest side of a coder wherever they have one; other choices stay. */
export function chooseAll(conflicts: Conflict[], coder: string, chosen: Chosen): Chosen {
  const next = { ...chosen };
  for (const c of conflicts) {
    const theirs = c.sides.filter((s) => s.coder === coder).toSorted((a, b) => b.millis - a.millis)[0];
    if (theirs) next[c.key] = theirs.side;
  }
  return next;
}

/** What is sent: only conflicts that still are there, with a side that still is there. */
export function taken(conflicts: Conflict[], chosen: Chosen): { key: string; side: number }[] {
  return conflicts.flatMap((c) => {
    const side = chosen[c.key];
    return side !== undefined && c.sides.some((s) => s.side === side) ? [{ key: c.key, side }] : [];
  });
}
