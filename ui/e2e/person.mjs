// A person at the page: every click, key press and filled field is one action, and is counted.
import { setTimeout as rest } from 'node:timers/promises';

export class Person {
  actions = 0;
  slowest = { ms: 0, what: '' };

  constructor(page) {
    this.page = page;
  }

  /** Does one action, then waits for what shall be seen; remembers how long the slowest took. */
  async does(what, action, seen) {
    this.actions += 1;
    const begun = performance.now();
    await action();
    if (seen) await seen.waitFor({ timeout: 20_000 });
    const ms = performance.now() - begun;
    if (ms > this.slowest.ms) this.slowest = { ms, what };
  }

  click(target, seen) {
    return this.does(`click ${target}`, () => target.click(), seen);
  }

  fill(target, text, seen) {
    return this.does(`fill ${target}`, () => target.fill(text), seen);
  }

  press(key, seen) {
    return this.does(`press ${key}`, () => this.page.keyboard.press(key), seen);
  }

  /** Selects words of a turn with the mouse, from the first letter to the last. */
  async select(turn, words) {
    const row = this.page.locator(`[data-turn="${turn}"]`);
    await row.scrollIntoViewIfNeeded();
    const box = await row.locator('[data-words]').evaluate((element, wanted) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const nodes = [];
      let text = '';
      for (let n = walker.nextNode(); n; n = walker.nextNode()) {
        nodes.push({ n, at: text.length });
        text += n.data;
      }
      const start = text.indexOf(wanted);
      if (start < 0) throw new Error(`no such words: ${wanted}`);
      const point = (offset) => {
        const { n, at } = nodes.findLast((x) => x.at <= offset);
        const range = document.createRange();
        range.setStart(n, offset - at);
        range.setEnd(n, offset - at + 1);
        return range.getClientRects()[0];
      };
      const [a, b] = [point(start), point(start + wanted.length - 1)];
      return { a: { x: a.left + 1, y: a.top + a.height / 2 }, b: { x: b.right - 1, y: b.top + b.height / 2 } };
    }, words);
    await this.does(`select ${words}`, async () => {
      await this.page.mouse.move(box.a.x, box.a.y);
      await this.page.mouse.down();
      await this.page.mouse.move((box.a.x + box.b.x) / 2, box.b.y, { steps: 3 });
      await this.page.mouse.move(box.b.x + 1, box.b.y, { steps: 3 });
      await this.page.mouse.up();
    });
  }
}

/** Waits until something holds. */
export async function until(holds, what, ms = 10_000) {
  const end = performance.now() + ms;
  for (;;) {
    if (await holds()) return;
    if (performance.now() > end) throw new Error(`never came: ${what}`);
    await rest(30);
  }
}
