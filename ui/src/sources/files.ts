// Files as they are dropped or chosen: a folder gives all the files in it.

interface Entry {
  isFile: boolean;
  isDirectory: boolean;
  file?: (done: (f: File) => void, failed: (e: unknown) => void) => void;
  createReader?: () => { readEntries: (done: (e: Entry[]) => void, failed: (e: unknown) => void) => void };
}

async function walk(entry: Entry): Promise<File[]> {
  if (entry.isFile && entry.file) return [await new Promise<File>((done, failed) => entry.file!(done, failed))];
  if (!entry.isDirectory || !entry.createReader) return [];
  const reader = entry.createReader();
  const found: File[] = [];
  // A reader gives a folder in parts; an empty part is the end.
  for (;;) {
    const part = await new Promise<Entry[]>((done, failed) => reader.readEntries(done, failed));
    if (part.length === 0) return found;
    for (const one of part) found.push(...(await walk(one)));
  }
}

/** The files of a drop, folders walked through, in the order of their names; hidden ones left out. */
export async function dropped(data: DataTransfer): Promise<File[]> {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry() as Entry | null).filter((e) => e !== null);
  const files = entries.length > 0 ? (await Promise.all(entries.map(walk))).flat() : [...data.files];
  return inOrder(files);
}

/** Files in the order of their names, hidden ones left out. */
export function inOrder(files: File[]): File[] {
  return files.filter((f) => !f.name.startsWith('.')).toSorted((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
}

/** The uploads of a preview that can't be read. */
export function unreadable(preview: { files: { upload: number; problem?: unknown }[] } | null): number[] {
  return (preview?.files ?? []).filter((f) => f.problem).map((f) => f.upload);
}

/** Names of those who speak in files that can be stored: who was ticked in a file that was left out is nobody any more. */
export function speakersIn(preview: { files: { problem?: unknown; there_already: boolean; sources: { speakers: { name: string }[] }[] }[] } | null): Set<string> {
  const files = (preview?.files ?? []).filter((f) => !f.problem && !f.there_already);
  return new Set(files.flatMap((f) => f.sources.flatMap((s) => s.speakers.map((p) => p.name))));
}
