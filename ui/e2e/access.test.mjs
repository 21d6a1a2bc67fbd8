// axe-core finds nothing serious or critical in any view, in both languages and both schemes.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { until } from './person.mjs';
import { browser, folder, open, page as newPage, SAMPLES } from './program.mjs';
import { ask, ordinary, PASSPHRASE, read } from './sample.mjs';

const AXE = resolve(import.meta.dirname, '../node_modules/axe-core/axe.min.js');
// Every row of the table of views, so that a new one is looked at too.
const VIEWS = [...readFileSync(resolve(import.meta.dirname, '../src/shell/views.ts'), 'utf8').matchAll(/view: '(\w+)'/g)].map((m) => m[1]);
const ADDRESS = { search: '#/search?q=kak', results: '#/results' };
const READY = { read: '[data-words]', results: 'main table', report: 'main .paper', search: 'main li', sources: 'main table' };
const MODES = [
  { language: 'id', scheme: 'light' },
  { language: 'en', scheme: 'dark' },
];

let chrome, made;
before(async () => {
  chrome = await browser();
  made = await ordinary();
});
after(() => chrome.close());

async function opened(server, mode) {
  // The policy of the page keeps foreign scripts out; only here axe is let in.
  const told = await newPage(chrome, server.url, { ...mode, script: AXE, more: { bypassCSP: true, reducedMotion: 'reduce' } });
  told.page.setDefaultTimeout(8000);
  const pending = new Set();
  const watched = (r) => r.url().includes('/api/') && !r.url().endsWith('/api/watch');
  told.page.on('request', (r) => watched(r) && pending.add(r));
  for (const end of ['requestfinished', 'requestfailed']) told.page.on(end, (r) => pending.delete(r));
  return { ...told, quiet: () => until(() => pending.size === 0, `answers to ${[...pending].map((r) => r.url())}`) };
}

/** What axe finds serious or critical on the page of now. */
async function look(page, what, found) {
  await page.locator('h1, [role=dialog]').first().waitFor();
  const heads = await page.evaluate(() => document.querySelectorAll('h1').length); // the report's own stands in a shadow root
  if (heads !== 1) found.push(`${what}: ${heads} headings of the first level`);
  const violations = await page.evaluate(() =>
    globalThis.axe.run(document, { resultTypes: ['violations'] }).then((r) =>
      r.violations.filter((v) => ['serious', 'critical'].includes(v.impact)).map((v) => ({ id: v.id, nodes: v.nodes.map((n) => `${n.target.join(' ')} ${n.any[0]?.message ?? n.all[0]?.message ?? n.none[0]?.message ?? ''}`) })),
    ),
  );
  for (const v of violations) found.push(`${what}: ${v.id} (${v.nodes.length}): ${v.nodes.slice(0, 4).join(' | ')}`);
}

for (const mode of MODES) {
  const said = `${mode.language}, ${mode.scheme}`;

  test(`the views of a study (${said})`, { timeout: 120_000 }, async () => {
    const server = await open([made.study], { place: made.place, passphrase: PASSPHRASE });
    const { page, wrong, quiet } = await opened(server, mode);
    const found = [];
    try {
      await page.locator('main h1').waitFor();
      for (const view of VIEWS) {
        await page.evaluate((to) => (location.hash = to), ADDRESS[view] ?? `#/${view}`);
        await page.locator(READY[view] ?? 'main h1').first().waitFor();
        await quiet();
        await look(page, view, found);
      }
      const { persons } = await ask(page, 'people');
      for (const to of [`people/${persons[0].id}`, 'people/recruitment', `withdrawal/${persons[0].id}`, 'protect/replaced', 'protect/cells', 'duties/rules', 'duties/marks', 'duties/copies']) {
        await page.evaluate((h) => (location.hash = `#/${h}`), to);
        await page.locator('main h1').waitFor();
        await quiet();
        await look(page, to, found);
      }
      await page.evaluate(() => (location.hash = '#/protect'));
      await page.locator('main .page > .row button').first().click();
      await page.locator('main .find, main .page > p').first().waitFor();
      await quiet();
      await look(page, 'what a scan found', found);
      await read(page, 'I01', 6);
      await look(page, 'an interview', found);
      await read(page, 'C01', 4);
      const turn = page.locator('[data-turn="4"]');
      await turn.locator('.tag').first().waitFor();
      await turn.locator('.tag button').first().click();
      await quiet();
      await look(page, 'a coding that is open', found);
      await turn.locator('time').click();
      await page.keyboard.press('Escape');
      await page.keyboard.press('m');
      await page.locator('form textarea').waitFor();
      await page.locator('form select').first().selectOption('field-note');
      await look(page, 'the form of a memo', found);
      await page.keyboard.press('Escape');
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
      await look(page, 'the help sheet', found);
      await page.keyboard.press('Escape');
      await page.evaluate(() => (location.hash = '#/sources'));
      await page.locator('input[type=file]').first().setInputFiles([{ name: 'wawancara.docx', mimeType: 'application/octet-stream', buffer: readFileSync(`${SAMPLES}/wawancara-penjual.docx`) }, { name: 'baru.txt', mimeType: 'text/plain', buffer: Buffer.from('05/06/26 10.00 - Ani: Halo\n05/06/26 10.01 - Budi: Halo juga\n') }]);
      await page.locator('main article .speakers').first().waitFor();
      await quiet();
      await look(page, 'the preview of an import', found);
      assert.deepEqual(wrong, []);
    } finally {
      assert.deepEqual(found, []);
      await server.end();
    }
  });

  test(`start, keys of a new study, a locked study, no token (${said})`, { timeout: 120_000 }, async () => {
    const place = folder();
    const server = await open([], { place });
    const { page, wrong, quiet } = await opened(server, mode);
    const found = [];
    try {
      await page.locator('h1').waitFor();
      await quiet();
      await look(page, 'start', found);
      await page.locator('main input').first().fill('Uji akses');
      await page.keyboard.press('Enter');
      await page.locator('output.key').waitFor({ timeout: 20_000 });
      await look(page, 'the keys of a new study', found);
      const key = await page.locator('output.key').textContent();
      await page.locator('input:not([readonly])').last().fill(key);
      await page.locator('nav').first().waitFor();
      await quiet();
      for (const view of VIEWS) {
        await page.evaluate((to) => (location.hash = to), `#/${view}`);
        await page.locator('main h1').waitFor();
        await quiet();
        await look(page, `${view} of an empty study`, found);
      }
      await page.keyboard.press('Control+Shift+l');
      await page.locator('input[type=password]').waitFor();
      await look(page, 'a locked study', found);
      const without = await (await chrome.newContext({ bypassCSP: true, colorScheme: mode.scheme })).newPage();
      await without.addInitScript({ path: AXE });
      await without.goto(new URL('/', server.url).href);
      await look(without, 'a page without token', found);
      assert.deepEqual(wrong, []);
    } finally {
      assert.deepEqual(found, []);
      await server.end();
    }
  });
}
