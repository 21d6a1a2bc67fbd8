// A file that the page made is looked through before it is saved: nothing that was accepted may stand in it.
import { call } from '../shared/api.svelte';
import { save } from '../shared/download';

/** Saves a file of the page once the program found nothing in its words; throws what it found. */
export async function saveGated(name: string, blob: Blob, words: string) {
  await call('protect/gate', { name, text: words });
  save(name, blob);
}
