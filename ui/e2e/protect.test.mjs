// Pseudonyms at the page: a scan finds, finds are replaced everywhere, codings still stand at their words, originals are a deliberate act.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Person, until } from './person.mjs';
import { browser, open, page as newPage } from './program.mjs';
import { ask, make, PASSPHRASE, read } from './sample.mjs';

const PHONE = '0812-5550-1234';
const CHAT = ['12/05/26 19.02 - Kedai Melati: Halo 👋, nanti malam ambil?', `12/05/26 19.04 - Rekan Jingga: Nomor saya ${PHONE}, rumah dekat pasar lama ya.`, `12/05/26 19.05 - Kedai Melati: Baik, ${PHONE} saya simpan.`, '12/05/26 19.06 - Rekan Jingga: Titip salam untuk Sekar Ayuning.', ''].join('\n');

test('finds are replaced at all places, codings keep theirs, and the original words are shown only deliberately', { timeout: 180_000 }, async () => {
  const at = CHAT.split('\n')[1].split(': ')[1];
  const start = [...at.slice(0, at.indexOf('rumah'))].length;
  const made = await make({ files: [{ name: 'obrolan.txt', text: CHAT }], informants: ['Kedai Melati', 'Rekan Jingga'], codings: `source,turn,start,end,code,coder\nC01,1,${start},${start + 22},S-ASK,ani` });
  const chrome = await browser();
  const server = await open([made.study], { place: made.place, passphrase: PASSPHRASE });
  const { page, wrong } = await newPage(chrome, server.url, { language: 'en' });
  page.setDefaultTimeout(10_000);
  const button = (name) => page.getByRole('button', { name, exact: true });
  const text = () => page.locator('main').innerText();
  try {
    await page.locator('main h1').waitFor();
    await page.getByRole('link', { name: 'Pseudonyms' }).click();
    await button('Look through all words').click();
    const find = page.getByRole('listitem').filter({ hasText: PHONE }).first();
    await find.waitFor();
    await find.getByText('Where').click();
    await find.getByRole('checkbox').check();
    await button('Replace one find').click();
    await page.getByText(/2 places in one source replaced/).first().waitFor();
    await until(async () => !(await text()).includes(PHONE), 'the find is gone');
    await page.getByRole('tab', { name: /^Replaced/ }).click();
    await page.getByRole('cell', { name: /^\[.+\]$/ }).first().waitFor();
    const label = (await page.getByRole('cell', { name: /^\[.+\]$/ }).first().innerText()).trim();

    // Reading: the coding stands at its words, a new one by the mouse does too, and one by the keys.
    await read(page, 'C01', 1);
    const turn = page.locator('[data-turn="1"]');
    await turn.locator('.tag').first().waitFor();
    assert.ok((await turn.innerText()).includes(label) && !(await turn.innerText()).includes(PHONE));
    assert.equal(await turn.locator('[data-words] .piece').innerText(), 'rumah dekat pasar lama');
    const person = new Person(page);
    await person.select(1, 'pasar lama');
    await page.keyboard.press('5');
    await until(async () => (await ask(page, 'turns', { source: (await ask(page, 'sources')).sources[0].id, first: 1, count: 1 })).turns[0].codings.length === 2, 'the second coding');
    const { sources } = await ask(page, 'sources');
    const spans = (await ask(page, 'turns', { source: sources[0].id, first: 1, count: 1 })).turns[0].codings.map((c) => [...at].slice(c.place.span.start, c.place.span.end).join(''));
    assert.deepEqual(spans.toSorted(), ['pasar lama', 'rumah dekat pasar lama']);
    await page.keyboard.press('Escape');

    // Words are chosen and replaced by hand.
    await page.locator('[data-turn="3"]').click();
    await person.select(3, 'Sekar Ayuning');
    await button('This source ▾').or(page.getByRole('button', { name: 'This source' })).first().click();
    await page.getByRole('menuitem', { name: 'Replace the chosen words' }).click();
    await page.getByLabel('Stands in their place').fill('Teman-1');
    await button('Replace them everywhere').click();
    await page.locator('[data-turn="3"]').getByText('[Teman-1]').waitFor();
    assert.ok(!(await text()).includes('Sekar'));

    // The original words: asked for, said to be logged, gone with the page.
    await page.getByRole('button', { name: 'This source' }).click();
    await page.getByRole('menuitem', { name: 'Show the original words' }).click();
    await page.getByText(/The study's log keeps that you did this/).waitFor();
    await button('Show them').click();
    await turn.getByText(PHONE).waitFor();
    assert.equal(await turn.locator('[data-words] .piece').first().innerText(), 'rumah dekat ');
    await page.getByRole('link', { name: 'Home' }).click();
    await page.locator('main .steps').waitFor();
    await read(page, 'C01', 1);
    assert.ok(!(await text()).includes(PHONE), 'replacements again after leaving');
    for (const to of [`search?q=salam`, 'results', 'report', 'codebook']) {
      await page.evaluate((h) => (location.hash = `#/${h}`), to);
      await page.locator('main h1').waitFor();
      await page.waitForTimeout(300);
      const all = await page.evaluate(() => [document.body, ...[...document.querySelectorAll('*')].flatMap((e) => (e.shadowRoot ? [...e.shadowRoot.children] : []))].map((e) => e.textContent).join('\n'));
      for (const canary of [PHONE, 'Sekar']) assert.ok(!all.includes(canary), `${canary} in ${to}`);
    }

    // Small groups.
    await ask(page, 'duties/save', { attributes: [{ name: 'area', values: ['north', 'south'] }] });
    for (const [name, value] of [['P01', 'north'], ['P02', 'south']]) await ask(page, 'people/save', { person: name, attributes: [{ name: 'area', value }] });
    await page.evaluate(() => (location.hash = '#/protect/cells'));
    await page.getByText('The smallest group has one person.').waitFor();
    await page.getByRole('table').waitFor();

    // A picture is looked through before it is saved.
    const gates = [];
    page.on('request', (r) => r.url().endsWith('/api/protect/gate') && gates.push(r));
    await page.evaluate(() => (location.hash = '#/results'));
    await page.getByRole('button', { name: /SVG/ }).first().waitFor();
    const svg = page.waitForEvent('download');
    await page.getByRole('button', { name: /SVG/ }).first().click();
    assert.match(readFileSync(await (await svg).path(), 'utf8'), /^<svg/);
    assert.equal(gates.length, 1);

    await page.evaluate(() => (location.hash = '#/protect/replaced'));
    await page.getByRole('button', { name: `Rename ${label.slice(1, -1)}` }).click();
    await page.getByLabel('Stands in its place').fill('Nomor-9');
    await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
    await page.getByRole('cell', { name: '[Nomor-9]' }).waitFor();
    await page.getByRole('button', { name: 'Take back Nomor-9' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click();
    await until(async () => (await page.getByRole('cell', { name: '[Nomor-9]' }).count()) === 0, 'it is taken back');
    assert.deepEqual(wrong, []);
  } finally {
    await chrome.close();
    await server.end();
  }
});
