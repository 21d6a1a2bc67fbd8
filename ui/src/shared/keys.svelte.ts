// The keys of the page: a list of actions; the help sheet and the footer are made from it.
import { onDestroy } from 'svelte';

/** One thing that can be done by a key. `name` is a Fluent key, `group` the Fluent key of its heading in the help sheet. */
export interface Action {
  id: string;
  /** `j`, `Shift+J`, `Ctrl+z`, `Delete`, `?`; the first is the one shown. */
  keys: string[];
  name: string;
  group?: string;
  run: (event: KeyboardEvent) => void;
  /** False: the key does nothing now and isn't shown in the footer. */
  when?: () => boolean;
  /** Shown in the footer, lower first. */
  footer?: number;
  /** Works while typing in a field too. */
  inFields?: boolean;
}

// The list is a plain one and only its count is reactive: a set is found again by being the same list, which a proxy is
// not; and while one page goes and another comes, `onDestroy` would still see the list as it was before.
let sets: Action[][] = [];
let count = 0;
let changed = $state(0);
function take(list: Action[][]) {
  sets = list;
  changed = ++count;
}

/** Every action on the page, innermost set first. */
export function actions(): Action[] {
  void changed;
  return sets.flat();
}

/** Registers actions for as long as the calling component lives. */
export function useKeys(list: Action[]) {
  take([list, ...sets]);
  onDestroy(() => {
    take(sets.filter((s) => s !== list));
  });
}

/** The name of a key press: modifiers, then the key as written. Letters are lower case but with `Shift+`. */
export function pressed(e: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string {
  const letter = /^\p{L}$/u.test(e.key);
  const named = e.key.length > 1;
  const key = letter ? e.key.toLowerCase() : e.key === ' ' ? 'Space' : e.key;
  const shift = e.shiftKey && (letter || named || e.key === ' ') ? 'Shift+' : '';
  return `${e.ctrlKey || e.metaKey ? 'Ctrl+' : ''}${e.altKey ? 'Alt+' : ''}${shift}${key}`;
}

function inField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input:not([type=checkbox]):not([type=radio]),textarea,select,[contenteditable=true]') !== null;
}

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** Finds and runs the action of a key press; a dialog on top keeps the page's keys from working. */
export function press(e: KeyboardEvent) {
  if (e.defaultPrevented || e.isComposing) return;
  const field = inField(e.target);
  const dialog = document.querySelector('dialog[open]') !== null;
  const name = pressed(e);
  // Buttons, links and tabs keep their own Enter and Space.
  if ((name === 'Enter' || name === 'Space') && e.target instanceof Element && e.target.closest('button,a,summary,[role=tab],[role=menuitem]')) return;
  for (const a of actions()) {
    if ((field || dialog) && !a.inFields) continue;
    if (!a.keys.some((k) => same(k, name)) || a.when?.() === false) continue;
    e.preventDefault();
    a.run(e);
    return;
  }
}

/** A key as shown on a key cap. */
export function cap(key: string): string {
  return key.replace('ArrowUp', '↑').replace('ArrowDown', '↓').replace('ArrowLeft', '←').replace('ArrowRight', '→').replace('Escape', 'Esc').replace('Delete', 'Del').replaceAll('+', ' ');
}
