// People at the page: a person, a consent with its scopes, a referral, a contact, the tree, a table, the sheet.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { until } from './person.mjs';
import { browser, open, page as newPage } from './program.mjs';
import { ask, make, PASSPHRASE } from './sample.mjs';

const CHAT = ['12/05/26 19.02 - Kedai Melati: Halo, masih ada yang biru?', '12/05/26 19.04 - Rekan Jingga: Masih, dua lagi.', '12/05/26 19.05 - Kedai Melati: Saya ambil satu.', ''].join('\n');
const TABLE = ['id,recruiter,date,area', 'N01,,2026-05-02,utara', 'N02,N01,2026-05-09,selatan', 'N03,N01,2026-05-10,utara', 'N04,N03,2026-05-20,selatan', ''].join('\n');

test('a person is added, agrees to scopes, is sent by somebody, is contacted; a table of recruits gives a tree', { timeout: 180_000 }, async () => {
  const made = await make({ files: [{ name: 'obrolan.txt', text: CHAT }], informants: ['Kedai Melati'] });
  const chrome = await browser();
  const server = await open([made.study], { place: made.place, passphrase: PASSPHRASE });
  const { page, wrong } = await newPage(chrome, server.url, { language: 'en' });
  page.setDefaultTimeout(10_000);
  const button = (name) => page.getByRole('button', { name, exact: true });
  const part = (name) => page.getByRole('region', { name, exact: true });
  try {
    await page.locator('main h1').waitFor();
    await page.getByRole('link', { name: 'People' }).click();
    await page.getByRole('row', { name: /P01/ }).waitFor();
    assert.equal(await page.locator('main tbody tr').count(), 2);
    await page.getByLabel('Who is shown').selectOption('other-party');
    assert.equal(await page.locator('main tbody tr').count(), 1);
    await page.getByLabel('Who is shown').selectOption('all');

    await button('Add a person').click();
    await page.getByRole('dialog').getByLabel('Pseudonym').fill('Nila');
    await page.getByRole('dialog').getByRole('button', { name: 'Add a person' }).click();
    await page.getByRole('heading', { level: 1, name: 'Nila' }).waitFor();

    const entry = part('Entry');
    await entry.getByLabel('Size of the network').fill('12');
    await entry.getByLabel('Coupons given out').fill('K-1, K-2');
    await button('Save the entry').click();
    await page.getByText('Saved.').first().waitFor();

    const consent = part('Consent');
    await consent.getByLabel('agreed', { exact: true }).check();
    await consent.getByLabel('Day').fill('2026-05-12');
    await consent.getByLabel('Version of the form').fill('v2');
    for (const scope of ['Being interviewed', 'Being quoted word for word']) await consent.getByLabel(scope).check();
    await consent.getByLabel("I am a party to this person's chat").check();
    await button('Save the consent').click();
    await consent.getByText(/Ethics boards refuse/).waitFor();
    await consent.getByLabel('They knew then that I am a researcher').check();
    await button('Save the consent').click();
    await until(async () => (await consent.getByText(/Ethics boards refuse/).count()) === 0, 'the warning goes');

    await ask(page, 'people/save', { person: 'P01', is_seed: true, seed_reason: 'knows many' });
    const referrals = part('Who sent them');
    await button('Record who sent them').click();
    await referrals.getByLabel('Who sent').first().fill('P01');
    assert.ok(await referrals.getByRole('button', { name: 'Record it' }).isDisabled(), 'nothing is recorded before the person agreed');
    await referrals.getByLabel(/This person agreed/).check();
    await referrals.getByRole('button', { name: 'Record it' }).click();
    await referrals.getByRole('listitem').filter({ hasText: 'P01' }).waitFor();

    const contacts = part('Contacts');
    await button('Record a step').click();
    await contacts.getByLabel('Stage').selectOption('refused');
    await contacts.getByLabel('Reason').fill('no time');
    await contacts.getByRole('button', { name: 'Record it' }).click();
    await contacts.getByText('no time').waitFor();

    const { persons } = await ask(page, 'people');
    const one = await ask(page, 'people/one', { person: persons.find((p) => p.name === 'Nila').id });
    assert.deepEqual(one.terms.scopes, ['interview', 'quotes']);
    assert.deepEqual([one.network_size, one.coupons, one.terms.form, one.terms.disclosed], [12, ['K-1', 'K-2'], 'v2', true]);

    await page.getByRole('link', { name: '← People' }).click();
    await button('Tables ▾').or(page.getByRole('button', { name: 'Tables' })).first().click();
    await page.getByRole('menuitem', { name: 'Import a table' }).click();
    await page.getByLabel('Choose a table').last().setInputFiles({ name: 'rekrut.csv', mimeType: 'text/csv', buffer: Buffer.from(TABLE) });
    await page.getByText(/4 rows: 4 new people, 0 known ones, 3 referrals/).waitFor();
    assert.ok(!(await page.getByRole('dialog').innerText()).includes('[warn'), 'warnings are sentences');
    assert.ok(await button('Take it in').isDisabled(), 'nobody is recorded who did not agree');
    await page.getByLabel('Everybody who was sent agreed').check();
    await button('Take it in').click();
    await page.getByText(/Taken in: 4 people/).waitFor();
    await page.getByRole('tab', { name: 'Recruitment' }).click();
    await page.getByRole('img').first().waitFor();
    assert.match(await page.locator('main figure svg').first().textContent(), /N04/);
    await page.getByLabel('Colour by').selectOption('area');
    await until(async () => (await page.locator('main figure').count()) === 3, 'tree, weeks and the attribute by wave');
    assert.match(await page.getByRole('region', { name: 'How many at each stage' }).innerText(), /\n2\t/);
    const csv = page.waitForEvent('download');
    await page.getByRole('region', { name: 'How many at each stage' }).getByRole('button', { name: 'CSV' }).click();
    assert.match(readFileSync(await (await csv).path(), 'utf8'), /^Wave,people,approached/);

    // The sheet of somebody with words, and erasing for ever who sent somebody.
    const first = persons.find((p) => p.kind === 'informant' && p.sources > 0);
    await page.evaluate((id) => (location.hash = `#/people/${id}`), first.id);
    await page.getByRole('heading', { level: 1, name: first.name }).waitFor();
    const sheet = page.waitForEvent('download');
    await button('Download the sheet').click();
    const html = readFileSync(await (await sheet).path(), 'utf8');
    assert.ok(html.includes('masih ada yang biru') && !html.includes('dua lagi'), 'only the own words');
    await page.evaluate((id) => (location.hash = `#/people/${id}`), one.id);
    await page.getByRole('heading', { level: 1, name: 'Nila' }).waitFor();
    await button('Erase for ever').click();
    await button('Erase it').click();
    await referrals.getByText('Not recorded.').waitFor();
    await page.getByText('wave 1').first().waitFor();
    assert.deepEqual(wrong, []);
  } finally {
    await chrome.close();
    await server.end();
  }
});
