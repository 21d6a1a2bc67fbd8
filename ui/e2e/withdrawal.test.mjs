// A withdrawal at the page: asked for, reviewed, carried out; afterwards the canary is nowhere.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { until } from './person.mjs';
import { browser, open, page as newPage } from './program.mjs';
import { ask, make, PASSPHRASE } from './sample.mjs';

// Their own words hold one canary; another speaker names them by the name in the file.
const OWN = 'kenanga-sembilan';
const NAME = 'Wulandara Sukmajaya';
const CHAT = [
  `12/05/26 19.02 - ${NAME}: Halo, saya titip ${OWN} di rak.`,
  '12/05/26 19.04 - Kedai Melati: Baik, nanti saya ambil.',
  `12/05/26 19.05 - ${NAME}: Terima kasih.`,
  `12/05/26 19.08 - Kedai Melati: Sama-sama ${NAME}, kabari kalau sudah di rumah.`,
  '',
].join('\n');

const all = (page) =>
  page.evaluate(() => [document.body, ...[...document.querySelectorAll('*')].flatMap((e) => (e.shadowRoot ? [...e.shadowRoot.children] : []))].map((e) => e.textContent).join('\n'));

test('somebody withdraws: the wish runs a clock, the review shows what others wrote, and afterwards nothing is left', { timeout: 180_000 }, async () => {
  const made = await make({ files: [{ name: 'obrolan.txt', text: CHAT }], informants: [NAME, 'Kedai Melati'], codings: 'source,turn,start,end,code,coder\nC01,0,,,S-ASK,ani\nC01,1,,,O-ACCEPT,ani' });
  const chrome = await browser();
  const server = await open([made.study], { place: made.place, passphrase: PASSPHRASE });
  const { page, wrong } = await newPage(chrome, server.url, { language: 'en' });
  page.setDefaultTimeout(10_000);
  const button = (name) => page.getByRole('button', { name, exact: true });
  try {
    await page.locator('main h1').waitFor();
    await until(async () => (await ask(page, 'search', { text: OWN })).total !== 0, 'the canary is there before');
    const { persons } = await ask(page, 'people');
    const found = await Promise.all(persons.map((p) => ask(page, 'withdrawal/plan', { person: p.id })));
    const plan = found.find((p) => p.items.some((i) => i.text.includes(NAME)));
    assert.ok(plan, 'another speaker names the person');
    await page.evaluate((id) => (location.hash = `#/people/${id}`), plan.id);
    await page.getByRole('link', { name: 'Withdrawal of this person' }).click();
    await page.getByRole('heading', { level: 1, name: `Withdrawal of ${plan.person}` }).waitFor();

    await page.getByLabel('How it was asked').fill('by message');
    await button('Record the wish to withdraw').click();
    await page.getByText(/7[12] hours of 72 are left/).waitFor();
    await page.getByRole('link', { name: 'Home' }).click();
    await page.getByRole('region', { name: "What can't wait" }).getByRole('link', { name: /^Settle/ }).first().click();
    await button('They take the wish back').click();
    await button('Record the wish to withdraw').click();
    await page.getByText(/hours of 72 are left/).waitFor();

    await button('See what would go').click();
    const item = page.getByRole('group', { name: /Words of others/ });
    assert.match(await item.innerText(), new RegExp(NAME));
    assert.ok(await item.getByLabel('blot the name out').isChecked(), 'the usual is chosen already');
    // Something changes after the review: it is shown again.
    await ask(page, 'people/contact', { person: plan.id, stage: 'enrolled' });
    const type = page.getByLabel(`To go on, type ${plan.person}`);
    await type.fill('somebody');
    assert.ok(await button('Erase for ever').isDisabled());
    await type.fill(plan.person);
    await button('Erase for ever').click();
    await page.getByText('Something changed since the review: nothing was erased.').waitFor();
    await page.getByLabel(`To go on, type ${plan.person}`).fill(plan.person);
    await button('Erase for ever').click();
    await page.getByRole('heading', { name: 'The withdrawal is carried out' }).waitFor({ timeout: 30_000 });
    await page.getByText(/1 places? in other people's words/).waitFor();

    const board = page.waitForEvent('download');
    await button('Download the page for the board').click();
    const saved = { board: readFileSync(await (await board).path(), 'utf8') };
    await page.evaluate(() => (location.hash = '#/report'));
    await page.locator('main .paper').waitFor({ timeout: 20_000 });
    const report = page.waitForEvent('download');
    await page.getByRole('button', { name: /Save report/ }).click();
    saved.report = readFileSync(await (await report).path(), 'utf8');
    for (const view of ['home', 'sources', 'people', 'people/recruitment', 'withdrawal', 'duties', 'codebook', 'results', 'history', `search?q=${OWN}`, `search?q=${NAME.split(' ')[0]}`, 'report']) {
      await page.evaluate((h) => (location.hash = `#/${h}`), view);
      await page.locator('main h1').waitFor();
      await page.waitForTimeout(300);
      saved[view] = (await all(page)).replaceAll(view.split('=')[1] ?? '\u0000', '');
    }
    const { sources } = await ask(page, 'sources');
    await page.evaluate((id) => (location.hash = `#/read/${id}/0`), sources[0].id);
    await page.locator('[data-turn="3"]').waitFor();
    saved.reading = await all(page);
    assert.match(saved.reading, /kabari kalau sudah di rumah/);
    for (const [where, text] of Object.entries(saved)) for (const canary of [OWN, NAME, NAME.split(' ')[0]]) assert.ok(!text.includes(canary), `${canary} in ${where}`);
    assert.ok(!(await page.locator('body').innerText()).includes(plan.person), 'the pseudonym is gone too');
    const bytes = readFileSync(made.study);
    for (const canary of [OWN, NAME]) assert.equal(bytes.indexOf(canary), -1);
    assert.deepEqual(wrong, []);
  } finally {
    await chrome.close();
    await server.end();
  }
});
