// 100,000 turns with 50,000 codings: read at both ends and in the middle, coded, undone, searched.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CODINGS, many, RARE, TURNS } from './many.mjs';
import { until } from './person.mjs';
import { browser, open, page as newPage } from './program.mjs';
import { ask, PASSPHRASE, read } from './sample.mjs';

let chrome, made;
before(async () => {
  chrome = await browser();
  made = await many();
});
after(() => chrome.close());

test('100,000 turns: the end, the middle, a coding, undo and a rare word are shown rightly', { timeout: 120_000 }, async () => {
  const server = await open([made.study], { place: made.place, passphrase: PASSPHRASE });
  const { page, wrong } = await newPage(chrome, server.url);
  page.setDefaultTimeout(20_000);
  try {
    await page.locator('main h1').waitFor();
    const { sources } = await ask(page, 'sources');
    assert.deepEqual([sources.length, sources[0].turns], [1, TURNS]);
    assert.equal(JSON.parse(await made.does('info', made.study, '--json')).codings, CODINGS);

    const shows = (turn) => page.locator(`[data-turn="${turn}"]`).getByText(new RegExp(`no${turn}$`)).waitFor();
    const source = await read(page, 'C01', 0);
    await shows(0);
    for (const turn of [TURNS - 1, TURNS / 2 + 1]) {
      await page.evaluate((to) => (location.hash = to), `#/read/${source}/${turn}`);
      await shows(turn);
      const seen = await page.locator(`[data-turn="${turn}"]`).evaluate((e) => {
        const [row, list] = [e.getBoundingClientRect(), e.closest('.scroller').getBoundingClientRect()];
        return row.top >= list.top - 1 && row.bottom <= list.bottom + 1;
      });
      assert.ok(seen, `turn ${turn} is within the window`);
    }
    assert.ok((await page.locator('[data-turn]').count()) < 200, 'only rows near the window exist');
    const middle = TURNS / 2 + 1;
    const tags = page.locator(`[data-turn="${middle}"] .tag`);
    const had = await tags.count();
    await page.locator(`[data-turn="${middle}"] .gutter`).click();
    await page.keyboard.press('1');
    await until(async () => (await tags.count()) === had + 1, 'the new coding');
    await page.keyboard.press('Control+z');
    await until(async () => (await tags.count()) === had, 'the coding is gone');

    await page.evaluate((q) => (location.hash = `#/search?q=${q}`), RARE.word);
    const hits = page.locator('main li');
    await hits.first().waitFor();
    assert.equal(await hits.count(), 1);
    await hits.first().locator('a').first().click();
    await shows(RARE.turn);
    assert.match(page.url(), new RegExp(`/${RARE.turn}$`));
    assert.deepEqual(wrong, []);
  } finally {
    await server.end();
  }
});
