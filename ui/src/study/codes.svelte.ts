// The codebook as every page needs it: by id, in the order of the tree; asked again when the study moves on.
import { call, type Out } from '../shared/api.svelte';
import { onForget } from '../shared/forget';
import { complain } from '../shared/toast.svelte';

export type Code = Out<'codes'>['codes'][number];
export type Letter = 'S' | 'O' | 'R' | 'X';
/** The components in their order. */
export const LETTERS: Letter[] = ['S', 'O', 'R', 'X'];

interface Book {
  list: Code[];
  byId: Map<string, Code>;
  version: number;
}
let book = $state.raw<Book>({ list: [], byId: new Map(), version: -1 });
let asking: Promise<void> | null = null;
onForget(() => (book = { list: [], byId: new Map(), version: -1 }));

/** The codebook of now (reactive). */
export function codebook(): Book {
  return book;
}

/** A code by its id. */
export function code(id: string): Code | undefined {
  return book.byId.get(id);
}

/** Asks for the codebook anew. */
export async function askCodes(): Promise<void> {
  asking ??= (async () => {
    try {
      const said = await call('codes', {});
      book = { list: said.codes, byId: new Map(said.codes.map((c) => [c.id, c])), version: said.version };
    } catch (e) {
      complain(e);
    } finally {
      asking = null;
    }
  })();
  await asking;
}

/** The letter of a code's component in lower case: names its colours in CSS. */
export function tone(id: string): 's' | 'o' | 'r' | 'x' {
  const letter = code(id)?.component ?? 'X';
  return letter === 'S' ? 's' : letter === 'O' ? 'o' : letter === 'R' ? 'r' : 'x';
}
