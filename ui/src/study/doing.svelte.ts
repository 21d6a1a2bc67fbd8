// One action of a panel: whether it is under way, and what went wrong with it.
import type { Out } from '../shared/api.svelte';
import { took } from './desk.svelte';

type Written = Out<'undo'>['written'];

/** What a panel does: one thing at a time. */
export class Doing {
  busy = $state(false);
  error = $state<unknown>(null);

  /** Does it; answers what came of it, or nothing when it failed. */
  async run<T>(work: () => Promise<T>): Promise<T | null> {
    if (this.busy) return null;
    this.busy = true;
    this.error = null;
    try {
      return await work();
    } catch (e) {
      this.error = e;
      return null;
    } finally {
      this.busy = false;
    }
  }

  /** Does a write and takes note of it; answers whether it was done. */
  async write(work: () => Promise<Written>): Promise<Written | null> {
    const written = await this.run(work);
    if (written) took(written);
    return written;
  }
}
