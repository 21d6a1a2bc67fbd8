// Duties at the page: the rule for other parties, a mark that hides, its review, the register of copies.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './person.mjs';
import { browser, open, page as newPage } from './program.mjs';
import { ask, make, PASSPHRASE, read } from './sample.mjs';

const HIDDEN = 'rumpun bambu tua';
const CHAT = ['12/05/26 19.02 - Kedai Melati: Halo, ada yang baru?', `12/05/26 19.04 - Rekan Jingga: Saya di dekat ${HIDDEN}.`, '12/05/26 19.05 - Kedai Melati: Baik.', ''].join('\n');

test('a rule with its ground is saved, a marked turn is hidden and reviewed, a copy is registered and destroyed', { timeout: 180_000 }, async () => {
  const made = await make({ files: [{ name: 'obrolan.txt', text: CHAT }] });
  const chrome = await browser();
  const server = await open([made.study], { place: made.place, passphrase: PASSPHRASE });
  const { page, wrong } = await newPage(chrome, server.url, { language: 'en' });
  page.setDefaultTimeout(10_000);
  const button = (name) => page.getByRole('button', { name, exact: true });
  const tab = (name) => page.getByRole('tab', { name }).click();
  try {
    await page.locator('main h1').waitFor();
    // Nobody is an informant: home says so, and leads to where it is chosen.
    const hint = page.getByRole('region', { name: /Nobody in one chat is an informant/ });
    await hint.getByRole('link', { name: 'C01' }).click();
    await page.getByRole('dialog').getByLabel('informant').first().check();
    await until(async () => (await ask(page, 'people')).persons.some((p) => p.kind === 'informant'), 'somebody is an informant');
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Home' }).click();
    await page.locator('main .steps').waitFor();
    await until(async () => (await hint.count()) === 0, 'the hint goes');

    await page.getByRole('link', { name: 'Duties' }).click();
    await page.getByText('There is no protocol for when somebody may be a minor.').waitFor();
    await tab('What the study declares');
    await page.getByLabel('Approved by the board').check();
    await button('Save the rule').click();
    await page.getByText(/needs the number of the approval/).waitFor();
    await page.getByLabel('Number of the approval').fill('12/KEP/2026');
    await page.getByLabel('Holds until').fill('2030-12-31');
    await page.getByLabel('Reason').fill('Risk is small; asking would expose the informant.');
    await button('Save the rule').click();
    await page.getByText('Saved.').first().waitFor();
    await page.getByLabel('When somebody may be a minor').fill('Stop. Ask the board the same day.');
    await page.getByRole('region', { name: 'Protocols' }).getByRole('button', { name: 'Save' }).click();
    await until(async () => (await ask(page, 'duties')).protocols.minors !== '', 'the protocol is saved');
    await button('Add an attribute').click();
    await page.getByRole('group', { name: 'Attribute 1' }).getByLabel('Name').fill('area');
    await page.getByRole('group', { name: 'Attribute 1' }).getByLabel('Allowed values').fill('north, south');
    await page.getByRole('region', { name: 'Attributes and network' }).getByRole('button', { name: 'Save', exact: true }).click();
    await until(async () => (await ask(page, 'duties')).attributes[0]?.values.length === 2, 'the attribute is saved');

    await read(page, 'C01', 1);
    await page.getByRole('button', { name: 'This source' }).click();
    await page.getByRole('menuitem', { name: 'Hide this turn: possible minor' }).click();
    await page.getByText('Stop. Ask the board the same day.').waitFor();
    await until(async () => !(await page.locator('body').innerText()).includes(HIDDEN), 'the words leave the page');
    await page.locator('[data-turn="1"]').getByText('Hidden: a mark of risk stands here.').waitFor();
    assert.equal((await ask(page, 'search', { text: 'bambu' })).total ?? 0, 0);

    await page.getByRole('link', { name: 'Duties' }).click();
    await tab('Marks of risk');
    await page.getByText('hides one turn').waitFor();
    assert.ok(!(await page.locator('body').innerText()).includes(HIDDEN), 'no words before the deliberate click');
    await button('Review the hidden words').click();
    await button('Show them').click();
    await page.getByText(HIDDEN).waitFor();
    await page.getByText('Stop. Ask the board the same day.').waitFor();
    await button('Hide them again').click();
    assert.ok(!(await page.locator('body').innerText()).includes(HIDDEN));
    await page.getByRole('button', { name: /^Remove the mark on/ }).click();
    await page.getByText('There is no mark of risk.').waitFor();

    await tab('Copies');
    await page.getByLabel('What it is').fill('backup on a stick');
    await page.getByLabel('Who holds it, or where').fill('locked drawer');
    await button('Register a copy').click();
    await page.getByRole('cell', { name: 'locked drawer' }).waitFor();
    await page.getByRole('button', { name: /^Destroyed today/ }).click();
    await until(async () => (await page.getByRole('button', { name: /^Destroyed today/ }).count()) === 0, 'the copy is destroyed');

    // The other party's words are destroyed, with a gist in their place.
    await button("Destroy another party's words").click();
    const other = (await ask(page, 'people')).persons.find((p) => p.kind === 'other-party');
    await page.getByLabel('Whose words').fill(other.name);
    await page.getByLabel('Gist in their place').fill('Somebody says where they are.');
    await page.getByLabel("I know that this can't be undone").check();
    await button('Destroy for ever').click();
    await page.getByText('The words are destroyed; the codings stay.').waitFor();
    await page.evaluate(() => (location.hash = '#/home'));
    assert.equal((await ask(page, 'search', { text: 'bambu' })).total ?? 0, 0);
    assert.deepEqual(wrong, []);
  } finally {
    await chrome.close();
    await server.end();
  }
});
