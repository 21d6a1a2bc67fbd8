// Files on their way into the study: uploaded into the program's memory, looked at, then stored or forgotten.
import { call, upload, write, type Out } from '../shared/api.svelte';
import { onForget } from '../shared/forget';
import { took } from '../study/desk.svelte';
import { speakersIn, unreadable } from './files';
import type { components } from '../generated/api';

export type Preview = Out<'import/preview'>;
type FileAsked = components['schemas']['FileAsked'];

export const importing = $state<{
  files: FileAsked[];
  roles: Record<string, string>;
  /** Who is ticked as an informant, by the name in the file. */
  informants: Record<string, boolean>;
  tie: boolean;
  /** Whose words are left out, by the name in the file. */
  without: Record<string, boolean>;
  /** Which days are stored, and the zone of the clocks. */
  keep: { since: string; until: string; zone: string };
  /** Whether a later export of a chat that is there is stored whole. */
  whole: boolean;
  /** Whether pictures that messages name are taken in. */
  pictures: boolean;
  preview: Preview | null;
  busy: boolean;
  done: number;
  error: unknown;
}>({ files: [], roles: {}, informants: {}, tie: true, without: {}, keep: { since: '', until: '', zone: '' }, whole: false, pictures: false, preview: null, busy: false, done: 0, error: null });
onForget(clear);

function clear() {
  importing.files = [];
  importing.preview = null;
  importing.roles = {};
  importing.informants = {};
  importing.without = {};
  importing.keep = { since: '', until: '', zone: '' };
  importing.whole = false;
  importing.pictures = false;
  importing.error = null;
}

function asked() {
  const roles = Object.entries(importing.roles).filter(([, role]) => role.trim() !== '');
  const there = speakersIn(importing.preview);
  const informants = Object.keys(importing.informants).filter((name) => importing.informants[name] && there.has(name));
  const { since, until, zone } = importing.keep;
  const without = Object.keys(importing.without).filter((name) => importing.without[name] && there.has(name));
  const keep = { only: [], without, since: since || null, until: until || null, zone: zone.trim() || null };
  return { files: importing.files, keep, whole: importing.whole, roles: roles.map(([speaker, role]) => ({ speaker, role: role.trim() })), informants, tie: importing.tie, pictures: importing.pictures };
}

/** Takes files in and shows what they would give. */
export async function take(files: File[]) {
  if (files.length === 0) return;
  importing.busy = true;
  importing.error = null;
  importing.done = 0;
  try {
    for (const file of files) {
      const { upload: number } = await upload(file);
      importing.files.push({ upload: number, name: file.name, kind: null, date_order: null, chats: null, columns: null });
      importing.done += 1;
    }
    await look();
  } catch (e) {
    importing.error = e;
  } finally {
    importing.busy = false;
  }
}

/** Asks again what would be stored, as it is set now. */
export async function look() {
  importing.error = null;
  try {
    importing.preview = await call('import/preview', asked());
  } catch (e) {
    importing.error = e;
  }
}

/** Leaves a file out. */
export async function drop(number: number) {
  importing.files = importing.files.filter((f) => f.upload !== number);
  await call('import/forget', { uploads: [number] }).catch(() => undefined);
  if (importing.files.length === 0) importing.preview = null;
  else await look();
}

/** Forgets everything that wasn't stored. */
export async function forget() {
  const uploads = importing.files.map((f) => f.upload);
  clear();
  if (uploads.length > 0) await call('import/forget', { uploads }).catch(() => undefined);
}

/** Stores the files that can be read, the others stay out; answers what was stored. */
export async function store(): Promise<Out<'import/store'> | null> {
  importing.busy = true;
  importing.error = null;
  try {
    const left = unreadable(importing.preview);
    const said = await write('import/store', { ...asked(), files: importing.files.filter((f) => !left.includes(f.upload)) });
    took(said.written);
    clear();
    if (left.length > 0) await call('import/forget', { uploads: left }).catch(() => undefined);
    return said;
  } catch (e) {
    importing.error = e;
    return null;
  } finally {
    importing.busy = false;
  }
}
