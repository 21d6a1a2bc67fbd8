// What is on the desk, and what every page shows of the open study; asked again whenever the study moves on.
import { call, link, write, type Out } from '../shared/api.svelte';
import { forgetAll } from '../shared/forget';
import { note, route } from '../shared/router.svelte';
import { complain, say } from '../shared/toast.svelte';
import { t } from '../shared/i18n.svelte';

export type Look = Out<'session/look'>;
export type ShellFacts = Out<'shell'>;
export type Undoing = ShellFacts['undo'];

export const desk = $state<{
  look: Look | null;
  shell: ShellFacts | null;
  /** A study was just made and its keys are still shown: the start page stays. */
  making: boolean;
  /** Rises whenever something was stored here; views ask again when it moves. */
  version: number;
  /** Where the last undo or redo can be seen. */
  shown: { source: string; turn: number } | null;
}>({ look: null, shell: null, making: false, version: 0, shown: null });

/** Looks what is on the desk. A locked or absent study leaves nothing in the memory of the page. */
export async function look() {
  try {
    const said = await call('session/look', {});
    desk.look = said;
    link.locked = said.study === 'locked';
    if (said.study !== 'open') forgetStudy();
    else await facts();
  } catch (e) {
    complain(e);
  }
}

/** Asks what every page shows. */
export async function facts() {
  try {
    const said = await call('shell', {});
    // An answer that was overtaken, by a later write or by the lock, is not taken.
    if (said.version < desk.version || desk.look?.study !== 'open') return;
    desk.shell = said;
    desk.version = said.version;
  } catch (e) {
    complain(e);
  }
}

// The counts beside the pages may come a moment later than what was written.
let counting: ReturnType<typeof setTimeout> | undefined;

/** Notes what a write answered: the new version and what undo would do; the counts of the pages follow. */
export function took(written: Out<'undo'>['written']) {
  if (desk.shell) desk.shell.undo = written.undo;
  desk.version = written.version;
  clearTimeout(counting);
  counting = setTimeout(() => void facts(), 300);
}

/** Takes the last action back, or the one named; says what it was. */
export async function undo(batch?: string) {
  await back('undo', batch ? { batch } : {}, 'shell-undone');
}

/** Brings the last undone action back. */
export async function redo() {
  await back('redo', {}, 'shell-redone');
}

async function back(path: 'undo' | 'redo', body: Record<string, never> | { batch: string }, said: string) {
  try {
    const done = await write(path, body);
    took(done.written);
    const at = done.place;
    desk.shown = at ? { source: at.source, turn: at.turns[0] ?? 0 } : null;
    say(t(said, { what: done.what }));
  } catch (e) {
    complain(e);
  }
}

/** Locks the study now. */
export async function lock() {
  try {
    await call('session/lock', {});
  } catch (e) {
    complain(e);
  }
  link.locked = true;
  forgetStudy();
  await look();
}

/** Drops everything of the study from the page. */
export function forgetStudy() {
  clearTimeout(counting);
  desk.shell = null;
  desk.shown = null;
  document.title = 'Kelindan';
  // What was searched for may be somebody's words.
  if (location.hash.includes('?')) note(route().view, route().parts);
  forgetAll();
}
