// What the record tells of a turn beside its words, as labels.
import type { Turn } from './types';

export interface Label {
  /** The word of the kind; `reactions` and `stretch` beside them. */
  word: string;
  count: number;
  text?: string;
}

/** A label for each kind in the order of the record, then reactions, then the place in a recording. */
export function labels(turn: Pick<Turn, 'kind' | 'told' | 'reactions' | 'stretch'>): Label[] {
  // That a message was changed, or that something unknown stood there, the turn's kind says already.
  const told = turn.told.filter((word) => word !== turn.kind);
  const all: Label[] = [...new Set(told)].map((word) => ({ word, count: told.filter((w) => w === word).length }));
  if (turn.reactions > 0) all.push({ word: 'reactions', count: turn.reactions });
  if (turn.stretch) all.push({ word: 'stretch', count: 1, text: turn.stretch });
  return all;
}

/** The kinds that can be looked for. */
export const KINDS = ['picture', 'video', 'voice', 'sound', 'sticker', 'gif', 'file', 'location', 'contact', 'poll', 'call', 'media', 'forwarded', 'edited', 'once'];
