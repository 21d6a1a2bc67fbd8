// Ease, counted: from no study to quotes in Word, as a person would do it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Person } from './person.mjs';
import { browser, folder, open, page as newPage, SAMPLES } from './program.mjs';

test('a newcomer makes a study, codes a chat and an interview, and has the quotes in Word, in at most 32 actions', { timeout: 180_000 }, async () => {
  const place = folder();
  const chrome = await browser();
  const server = await open([], { place });
  const { page, wrong } = await newPage(chrome, server.url, { language: 'en' });
  const person = new Person(page);
  person.actions += 1; // starting the program
  const tag = (turn, name) => page.locator(`[data-turn="${turn}"]`).getByRole('button', { name: new RegExp(`^${name}`) });
  const field = page.getByLabel('Choose a code, or name a new one');
  try {
    await person.fill(page.getByLabel('Title of the study'), 'Buying and selling');
    await person.click(page.getByRole('button', { name: 'Make the study' }), page.locator('output.key'));
    const key = await page.locator('output.key').textContent();
    await person.fill(page.getByLabel(/^Type the recovery key/), key, page.getByRole('heading', { level: 1, name: 'Buying and selling' }));

    const files = page.getByLabel('Choose files');
    const store = page.getByRole('button', { name: 'Store 2 sources' });
    await person.does('choose files', () => files.setInputFiles([`${SAMPLES}/obrolan-toko.txt`, `${SAMPLES}/wawancara-penjual.docx`]), store);
    await person.click(page.getByLabel('Toko Senja: informant'));
    await person.click(store, page.locator('[data-turn="4"]'));
    assert.match(await page.locator('[data-turn="4"]').innerText(), /Ongkir saya tanggung 🙏\nBisa COD juga\./);

    // Three codes, each made at its first place: the name typed, then Enter.
    for (const [turn, words, name] of [[1, 'masih ada yang kemarin?', 'Asking'], [4, 'kalau ambil tiga jadi 400rb', 'Price'], [6, 'Belum dapat kak.', 'Refusing']]) {
      await person.select(turn, words);
      await person.fill(field, name);
      await field.press('Enter');
      await tag(turn, name).waitFor();
    }
    for (const [turn, words, name] of [[5, '350 boleh?', 'Price'], [9, 'Kainnya tebal atau tipis?', 'Asking']]) {
      await person.select(turn, words);
      await person.click(page.getByRole('button', { name: new RegExp(`^\\d ${name}`) }), tag(turn, name));
    }
    await person.click(page.getByRole('link', { name: /^Next source/ }), page.getByRole('heading', { name: /^Interview/ }));
    for (const [turn, words, name] of [[6, 'Saya kirim foto dulu, baru harga.', 'Price'], [8, 'ongkir saya tanggung', 'Price'], [12, 'Yang serius pasti bertanya rinci', 'Asking']]) {
      await person.select(turn, words);
      await person.click(page.getByRole('button', { name: new RegExp(`^\\d ${name}`) }), tag(turn, name));
    }
    await person.press('m', page.getByLabel('Words of the memo'));
    await person.fill(page.getByLabel('Words of the memo'), 'Photo first, then price.');
    await person.press('Control+Enter', page.getByText('Photo first, then price.'));

    await person.click(page.getByRole('link', { name: 'Report' }));
    const word = page.waitForEvent('download');
    await person.click(page.getByRole('button', { name: /Quotes.*Word/ }));
    const docx = readFileSync(await (await word).path());
    assert.equal(docx.subarray(0, 2).toString(), 'PK');

    await person.click(page.getByRole('link', { name: 'Results' }), page.getByRole('table').first());
    await page.getByRole('cell', { name: /Price/ }).first().waitFor();
    await person.press('Control+z', page.getByText(/^Undone:/));
    await person.click(page.getByRole('button', { name: 'Bahasa Indonesia' }), page.getByRole('link', { name: 'Beranda' }));

    console.log(`${person.actions} actions; the slowest took ${Math.round(person.slowest.ms)} ms: ${person.slowest.what}`);
    assert.ok(person.actions <= 32, `${person.actions} actions`);
    assert.deepEqual(wrong, []);
  } finally {
    await page.screenshot({ path: `${place}/last.png` }).catch(() => undefined);
    await chrome.close();
    await server.end();
  }
});

test('the whole path in Indonesian: from no study to a saved report with quotes from a chat and an interview', { timeout: 180_000 }, async () => {
  const place = folder();
  const chrome = await browser();
  const server = await open([], { place });
  const { page, wrong } = await newPage(chrome, server.url, { language: 'id' });
  page.setDefaultTimeout(20_000);
  const tags = (turn) => page.locator(`[data-turn="${turn}"] .tag`);
  try {
    await page.getByLabel('Judul penelitian').fill('Percakapan jual beli');
    await page.getByLabel('Masukkan buku kode S-O-R').check();
    await page.getByRole('button', { name: 'Buat penelitian' }).click();
    const key = await page.locator('output.key').textContent();
    await page.getByLabel(/^Ketik kembali/).fill(key);
    await page.getByRole('heading', { level: 1, name: 'Percakapan jual beli' }).waitFor();
    await page.getByRole('button', { name: 'Tambah pertanyaan' }).click();
    await page.getByLabel('Pertanyaan penelitian', { exact: true }).last().fill('Bagaimana penjual menawarkan barangnya?');
    await page.getByRole('button', { name: 'Simpan', exact: true }).click();
    await page.getByText('Bagaimana penjual menawarkan barangnya?').waitFor();
    await page.getByLabel('Pilih berkas').setInputFiles([`${SAMPLES}/obrolan-toko.txt`, `${SAMPLES}/wawancara-penjual.docx`]);
    await page.getByLabel('Toko Senja: informan').check();
    await page.getByRole('button', { name: 'Simpan 2 sumber data' }).click();
    await page.locator('[data-turn="4"]').click();
    await page.keyboard.press('4');
    await tags(4).first().waitFor();
    await page.getByRole('link', { name: /berikutnya/i }).click();
    await page.getByRole('heading', { name: /^Wawancara/ }).waitFor();
    await page.locator('[data-turn="6"]').click();
    await page.keyboard.press('5');
    await tags(6).first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Laporan' }).click();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: /Simpan laporan/ }).click();
    const html = readFileSync(await (await saved).path(), 'utf8');
    for (const words of ['lang="id"', 'Bagaimana penjual menawarkan barangnya?', 'kalau ambil tiga jadi', 'Saya kirim foto dulu']) assert.ok(html.includes(words), words);
    for (const name of ['Pembeli Biru', 'Toko Senja']) assert.ok(!html.includes(name), `${name} stands in the report`);
    assert.deepEqual(wrong, []);
  } finally {
    await chrome.close();
    await server.end();
  }
});
