// Whether somebody is at the page: the program locks the study when nobody is for ten minutes.
import { ask } from './api.svelte';

const EVENTS = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const;
/** How long after the last input a call still counts as somebody's doing. */
const AWAKE = 60_000;
/** How often the program is told that somebody is here. */
const TOLD = 30_000;
let last = 0;
let told = 0;

/** Whether nobody touched the page for a minute: what it then asks by itself keeps no study open. */
export function isAway(): boolean {
  return performance.now() - last > AWAKE;
}

/** Begins to notice people. */
export function startActivity() {
  last = performance.now();
  const here = () => {
    last = performance.now();
    if (last - told < TOLD) return;
    told = last;
    ask('session/activity', {}).catch(() => undefined);
  };
  for (const event of EVENTS) addEventListener(event, here, { passive: true, capture: true });
}
