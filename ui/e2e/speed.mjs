// Measures the interface in the browser and prints the figures for docs/performance.md: `npm run e2e:speed`.
import { loadavg } from 'node:os';
import { gzipSync } from 'node:zlib';
import { CODINGS, many, RARE, TURNS } from './many.mjs';
import { browser, open, page as newPage } from './program.mjs';
import { ask, PASSPHRASE, read } from './sample.mjs';

const say = (what, figure) => console.log(`${what}: ${figure}`);
const round = (n) => Math.round(n * 10) / 10;
const spread = (ms) => {
  const sorted = [...ms].sort((a, b) => a - b);
  return `median ${round(sorted[sorted.length >> 1])} ms, worst ${round(sorted.at(-1))} ms of ${ms.length}`;
};

const chrome = await browser();
const made = await many();
const server = await open([made.study], { place: made.place, passphrase: PASSPHRASE });
const { page } = await newPage(chrome, server.url);
page.setDefaultTimeout(60_000);
await page.locator('main h1').waitFor();
say('load average', loadavg().map(round).join(' '));
say('study', `${TURNS} turns in one conversation, ${CODINGS} codings`);

/** From the click on a link to the painted frame that has the words of the first turns. */
async function opening() {
  await page.evaluate(() => (location.hash = '#/sources'));
  await page.locator('main table').waitFor();
  return page.evaluate(async () => {
    const begun = performance.now();
    document.querySelector('nav a[href^="#/read"]').click();
    while (!document.querySelector('[data-turn] [data-words]')) await new Promise(requestAnimationFrame);
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - begun;
  });
}
await read(page, 'C01', 50_000);
const opened = [];
for (let n = 0; n < 5; n++) opened.push(await opening());
say('from the click to the first turns', spread(opened));

/** Frames while the list scrolls by `step` px a frame for some seconds; the first second is not counted. */
const scrolling = (step) =>
  page.evaluate(async (step) => {
    const list = document.querySelector('.scroller');
    list.scrollTop = 1000;
    const frames = [];
    let before = await new Promise(requestAnimationFrame);
    const begun = before;
    let bare = 0;
    while (before - begun < 7000) {
      list.scrollTop += step;
      const now = await new Promise(requestAnimationFrame);
      if (now - begun > 1000) frames.push(now - before);
      const [box, rows] = [list.getBoundingClientRect(), [...list.querySelectorAll('[data-turn]')]];
      if (!rows.some((r) => r.getBoundingClientRect().top < box.bottom && r.getBoundingClientRect().bottom > box.top)) bare += 1;
      before = now;
    }
    return { frames, bare };
  }, step);
for (const [name, step] of [['steady reading, 4 px a frame', 4], ['wheel, 40 px a frame', 40], ['fast, 400 px a frame', 400]]) {
  const { frames, bare } = await scrolling(step);
  say(`frames, ${name}`, `${spread(frames)}; over 50 ms: ${frames.filter((f) => f > 50).length}; without any turn in the window: ${bare}`);
}

/** From the key to the coding painted, and to the answer that it is on the disk. */
async function coding(turn) {
  await read(page, 'C01', turn);
  await page.locator(`[data-turn="${turn}"] .gutter`).click();
  const armed = page.evaluate(async (turn) => {
    const count = () => document.querySelectorAll(`[data-turn="${turn}"] .tag`).length;
    const had = count();
    const key = await new Promise((done) => addEventListener('keydown', (e) => done(e.timeStamp), { once: true, capture: true }));
    while (count() <= had) await new Promise(requestAnimationFrame);
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return { key: key + performance.timeOrigin, shown: performance.now() - key };
  }, turn);
  const answered = page.waitForResponse((r) => r.url().endsWith('/api/coding/add'));
  await page.evaluate(() => new Promise(requestAnimationFrame));
  await page.keyboard.press('2');
  const { shown, key } = await armed;
  const timing = (await answered).request();
  await (await answered).finished();
  const t = timing.timing();
  return { shown, stored: t.startTime + t.responseEnd - key };
}
const coded = [];
for (let n = 0; n < 7; n++) coded.push(await coding(30_001 + n * 10));
say('from the key to the coding on the screen', spread(coded.map((c) => c.shown)));
say('from the key to the answer that it is on the disk', spread(coded.map((c) => c.stored)));

const searched = [];
for (let n = 0; n < 5; n++) {
  const begun = performance.now();
  await ask(page, 'search', { text: RARE.word, limit: 50 });
  searched.push(performance.now() - begun);
}
say(`search of a rare word over ${TURNS} turns, browser to server and back`, spread(searched));

const files = await page.evaluate(() => [...document.querySelectorAll('script[src], link[rel=stylesheet]')].map((e) => e.src || e.href));
const bytes = await Promise.all(files.filter(Boolean).map(async (url) => Buffer.from(await (await fetch(url)).arrayBuffer())));
const sizes = bytes.map((b) => gzipSync(b, { level: 9 }).length);
say('interface, gzip', `${round(sizes.reduce((a, b) => a + b, 0) / 1000)} kB in ${sizes.length} files`);
say('load average at the end', loadavg().map(round).join(' '));
await chrome.close();
await server.end();
