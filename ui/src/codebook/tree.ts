// Moves in the codebook's tree, worked out from the list in its order: one step by key, or a drop.
import type { components } from '../generated/api';
import type { Code } from '../study/codes.svelte';

export type Move = components['schemas']['CodeMove'];
export type Step = 'up' | 'down' | 'in' | 'out';
const NEXT = ['S', 'O', 'R', 'X'];

/** The codes right under `parent` (null = at the top of the component), in their order. */
export function siblings(codes: Code[], component: string, parent: string | null): Code[] {
  return codes.filter((c) => c.component === component && (c.parent ?? null) === parent);
}

/** A code and all under it. */
export function branch(codes: Code[], id: string): Set<string> {
  const found = new Set([id]);
  for (const c of codes) if (c.parent && found.has(c.parent)) found.add(c.id);
  return found;
}

/** The move of one step; null where there is none. At the end of a component it goes on into the next. */
export function step(codes: Code[], id: string, by: Step): Move | null {
  const code = codes.find((c) => c.id === id);
  if (!code) return null;
  const parent = code.parent ?? null;
  const row = siblings(codes, code.component, parent);
  const i = row.findIndex((c) => c.id === id);
  if (by === 'up') return i > 0 ? { id, component: code.component, parent, before: row[i - 1]!.id } : across(codes, code, -1);
  if (by === 'down') return i < row.length - 1 ? { id, component: code.component, parent, before: row[i + 2]?.id ?? null } : across(codes, code, 1);
  if (by === 'in') return i > 0 ? { id, component: code.component, parent: row[i - 1]!.id, before: null } : null;
  const above = codes.find((c) => c.id === parent);
  if (!above) return null;
  const uncles = siblings(codes, above.component, above.parent ?? null);
  const next = uncles[uncles.findIndex((c) => c.id === above.id) + 1];
  return { id, component: above.component, parent: above.parent ?? null, before: next?.id ?? null };
}

function across(codes: Code[], code: Code, by: 1 | -1): Move | null {
  const component = NEXT[NEXT.indexOf(code.component) + by];
  if (code.parent || !component) return null;
  const before = by === 1 ? (siblings(codes, component, null)[0]?.id ?? null) : null;
  return { id: code.id, component, parent: null, before };
}

/** The move of a drop on `target`: before it or inside it; null where a code would come under itself. */
export function drop(codes: Code[], id: string, target: string, where: 'before' | 'inside'): Move | null {
  const at = codes.find((c) => c.id === target);
  if (!at || branch(codes, id).has(target)) return null;
  if (where === 'inside') return { id, component: at.component, parent: at.id, before: null };
  return { id, component: at.component, parent: at.parent ?? null, before: at.id };
}

/** The words of a code as they are seen, for `was`. */
export function wordsOf(c: Code): components['schemas']['CodeWords'] {
  return { code: c.code, brief: c.brief, definition: c.definition, when_to_use: c.when_to_use, when_not_to_use: c.when_not_to_use, example: c.example };
}

/** Colours that people who see colours otherwise tell apart (Okabe and Ito, darkened for white paper). */
export const COLOURS: { value: string; name: string }[] = [
  { value: '#0067a3', name: 'blue' },
  { value: '#3a9bd6', name: 'sky' },
  { value: '#00785a', name: 'green' },
  { value: '#b26a00', name: 'amber' },
  { value: '#c2470a', name: 'vermilion' },
  { value: '#b0578f', name: 'purple' },
  { value: '#8a7a00', name: 'olive' },
  { value: '#6b7280', name: 'grey' },
];
