// Coding by keyboard alone, undo and redo, reload, another tab, the command line, a program that ends.
import assert from 'node:assert/strict';
import { before, after, test } from 'node:test';
import { setTimeout as rest } from 'node:timers/promises';
import { until } from './person.mjs';
import { browser, folder, open, page as newPage, run, SAMPLES } from './program.mjs';

const PASSPHRASE = 'daun pandan di tepi kali kecil';
const place = folder();
const study = `${place}/coba.kelindan`;
let chrome;

before(async () => {
  chrome = await browser();
  const made = await run(['new', study, '--title', 'Coba'], { place, passphrase: PASSPHRASE });
  assert.equal(made.code, 0, made.err);
  for (const args of [['codebook', study, 'use', 'sor'], ['import', study, `${SAMPLES}/obrolan-toko.txt`, `${SAMPLES}/wawancara-penjual.docx`, '--informant', 'Toko Senja', '--informant', 'Pembeli Biru']]) {
    const done = await run(args, { place, passphrase: PASSPHRASE });
    assert.equal(done.code, 0, done.err);
  }
});
after(() => chrome.close());

const info = async () => JSON.parse((await run(['info', study, '--json'], { place, passphrase: PASSPHRASE })).out);
const tags = (page, turn) => page.locator(`[data-turn="${turn}"] .tag`);

async function reading(server, options) {
  const opened = await newPage(chrome, server.url, options);
  await opened.page.getByRole('link', { name: 'Baca dan kode' }).click();
  await opened.page.locator('[data-turn="1"]').waitFor();
  return opened;
}

test('by keyboard alone: walk, choose words, code, undo, redo, next uncoded, memo, responds to', { timeout: 180_000 }, async () => {
  const server = await open([study], { place, passphrase: PASSPHRASE });
  const { page, wrong } = await reading(server);
  page.setDefaultTimeout(15_000);
  const focus = () => page.locator('[aria-current="true"][data-turn]').getAttribute('data-turn').then(Number);
  const press = (key) => page.keyboard.press(key);
  const begun = await focus();
  await press('j');
  await until(async () => (await focus()) === begun + 1, 'the next turn');
  const at = await focus();
  await press('ArrowRight');
  await press('Shift+ArrowRight');
  await press('2');
  await tags(page, at).first().waitFor();
  assert.equal((await info()).codings, 1);
  await press('Control+z');
  await until(async () => (await tags(page, at).count()) === 0, 'the coding is gone');
  await press('Control+y');
  await tags(page, at).first().waitFor();
  await press('n');
  await until(async () => (await focus()) !== at, 'the next uncoded turn');
  const answer = await focus();
  await press('Space');
  await page.keyboard.type('setuj');
  await press('Enter');
  await tags(page, answer).first().waitFor();
  await press('m');
  await page.keyboard.type('Dibandingkan nanti.');
  await press('Control+Enter');
  await page.getByText('Dibandingkan nanti.').waitFor();
  await press('l');
  await press('k');
  await press('Enter');
  await page.getByText(/menanggapi C01:/).first().waitFor();
  await press('?');
  await page.getByRole('dialog').waitFor();
  await press('Escape');
  assert.deepEqual(wrong, []);
  assert.equal((await info()).codings, 2);
  await server.end();
});

test('a reload in the middle of work keeps place and work; two tabs see each other; the command line too', { timeout: 180_000 }, async () => {
  const server = await open([study], { place, passphrase: PASSPHRASE });
  const { page, context } = await reading(server);
  await page.locator('[data-turn="9"]').click();
  await page.keyboard.press('1');
  await tags(page, 9).first().waitFor();
  await until(async () => (await page.locator('footer .saved').count()) === 1, 'saved');
  await page.reload();
  await tags(page, 9).first().waitFor();
  assert.equal(await page.locator('[aria-current="true"][data-turn]').getAttribute('data-turn'), '9');

  const second = await context.newPage();
  await second.goto(page.url());
  await tags(second, 9).first().waitFor();
  await second.locator('[data-turn="10"]').click();
  await second.keyboard.press('3');
  await tags(second, 10).first().waitFor();
  await tags(page, 10).first().waitFor({ timeout: 5000 });

  const begun = performance.now();
  const done = await run(['undo', study], { place, passphrase: PASSPHRASE });
  assert.equal(done.code, 0, done.err);
  await until(async () => (await tags(page, 10).count()) === 0, 'what the command line undid');
  console.log(`the page showed what the command line wrote ${Math.round(performance.now() - begun)} ms after that was begun (opening the study included)`);
  await server.end();
});

test('locked: the page shows nothing of the study, and every call is refused; the passphrase opens it again', { timeout: 180_000 }, async () => {
  const server = await open([study], { place, passphrase: PASSPHRASE });
  const { page } = await reading(server);
  await page.getByRole('button', { name: /Kunci/ }).click();
  await page.getByRole('heading', { name: 'Penelitian terkunci' }).waitFor();
  const shown = await page.locator('body').innerText();
  for (const words of ['Coba', 'kak', 'P01', 'C01']) assert.ok(!shown.includes(words), `${words} is still on the page`);
  const token = await page.evaluate(() => sessionStorage.getItem('kelindan-token'));
  const answer = await page.evaluate(async (token) => (await fetch('/api/codes', { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Kelindan-Token': token }, body: '{}' })).status, token);
  assert.equal(answer, 401);
  await page.goBack().catch(() => undefined);
  await page.getByLabel('Frasa sandi').fill('salah sama sekali ini');
  await page.getByRole('button', { name: 'Buka', exact: true }).click();
  await page.getByRole('alert').waitFor();
  await page.getByLabel('Frasa sandi').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Buka', exact: true }).click();
  await page.getByRole('link', { name: 'Beranda' }).waitFor({ timeout: 20_000 });
  await server.end();
});

test('the program is killed and started again: nothing that was saved is lost, and the page says what to do', { timeout: 180_000 }, async () => {
  const first = await open([study], { place, passphrase: PASSPHRASE });
  const { page } = await reading(first);
  await page.locator('[data-turn="12"]').click();
  await page.keyboard.press('4');
  await tags(page, 12).first().waitFor();
  await until(async () => (await page.locator('footer .saved').count()) === 1, 'saved');
  const before = (await info()).codings;
  await first.end('SIGKILL');
  await page.getByText('Program sudah berhenti').waitFor({ timeout: 15_000 });
  const second = await open([study], { place, passphrase: PASSPHRASE });
  const again = await reading(second);
  await again.page.locator('[data-turn="12"]').scrollIntoViewIfNeeded();
  await tags(again.page, 12).first().waitFor();
  assert.equal((await info()).codings, before);
  await rest(10);
  await second.end();
});
