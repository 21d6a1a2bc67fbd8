// Hands a file made by the server, or here, to the browser's downloads.
import { file } from './api.svelte';

/** Saves a blob under a name. */
export function save(name: string, blob: Blob) {
  const a = document.createElement('a');
  a.href = URL.createObjectURL(blob);
  a.download = name;
  a.click();
  setTimeout(() => URL.revokeObjectURL(a.href), 10_000);
}

/** Asks the server for a file and saves it. */
export async function download(path: string, body?: unknown) {
  const { name, blob } = await file(path, body);
  save(name, blob);
}
