// What keeps something of the study in the page's memory says here how it is dropped when the study is locked or closed.
const drops = new Set<() => void>();

/** Notes how something is dropped. */
export function onForget(drop: () => void) {
  drops.add(drop);
}

/** Drops all of it. */
export function forgetAll() {
  for (const drop of drops) drop();
}
