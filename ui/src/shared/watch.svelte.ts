// Keeps one long poll open: `watch.version` moves when anybody, also the command line, changed the study.
import { ask, link, Problem } from './api.svelte';

/** A long task of the server; `of` is 0 when unknown. */
export interface Task {
  name: string;
  done: number;
  of: number;
}

interface Said {
  version: number;
  locked: boolean;
  task?: Task | null;
}

export const watch = $state<{ version: number; locked: boolean; task: Task | null }>({
  version: 0,
  locked: false,
  task: null,
});

let stopper: AbortController | null = null;

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), done()), { once: true });
  });
}

async function loop(signal: AbortSignal) {
  let wait = 250;
  let seen: number | null = null;
  while (!signal.aborted) {
    try {
      const said: Said = await ask('watch', seen === null ? { seen: 0 } : { seen, locked: watch.locked, busy: watch.task !== null }, signal);
      seen = said.version;
      if (watch.version !== said.version) watch.version = said.version;
      watch.locked = said.locked;
      link.locked = said.locked;
      watch.task = said.task ?? null;
      wait = 250;
    } catch (e) {
      if (signal.aborted || (e instanceof Problem && e.code === 'token')) return;
      await pause(wait, signal);
      wait = Math.min(wait * 2, 8000);
    }
  }
}

/** Starts watching (once). */
export function startWatching() {
  stopWatching();
  stopper = new AbortController();
  void loop(stopper.signal);
}

/** Ends the long poll. */
export function stopWatching() {
  stopper?.abort();
  stopper = null;
}
