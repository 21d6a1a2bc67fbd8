// What people wrote is shown as text, wherever it is shown, and nothing of a study stays in the browser.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { until } from './person.mjs';
import { browser, open, page as newPage } from './program.mjs';
import { make, PASSPHRASE, read } from './sample.mjs';

const SCRIPT = '<script>window.broken = 1</script>';
const IMAGE = '<img src=x onerror="window.broken=2">';
const LINK = 'javascript:window.broken=3';
const RIGHT_TO_LEFT = '\u202Eexe.tolak';
const LONG = 'panjang'.repeat(1429).slice(0, 10_000);
const NAME = `Toko ${IMAGE}`;
const FILE = `obrolan ${SCRIPT.replaceAll('/', '\u2215')} ${IMAGE}.txt`;
const TITLE = `Coba <b onclick=x>${IMAGE}`;
const CHAT = [
  `12/05/26 19.02 - ${NAME}: ${SCRIPT} masih ada kak`,
  `12/05/26 19.04 - Pembeli <svg onload=window.broken=4>: ${IMAGE} berapa kak`,
  `12/05/26 19.05 - ${NAME}: [klik](${LINK}) ${LINK} "><a href="${LINK}">kak</a>`,
  `12/05/26 19.06 - Pembeli <svg onload=window.broken=4>: ${RIGHT_TO_LEFT} kak`,
  `12/05/26 19.07 - ${NAME}: ${LONG} kak`,
  `12/05/26 19.08 - ${NAME}: {{constructor.constructor('window.broken=5')()}} \${1} <!-- kak --> </textarea></title>`,
  '',
].join('\n');
const SHOWN = [SCRIPT, IMAGE, `[klik](${LINK})`];
const CODINGS = ['source,turn,code,coder,memo', ...[0, 1, 2, 3, 4, 5].map((n) => `C01,${n},${['S-ASK', 'S-TERMS', 'O-RESIST'][n % 3]},"<i onclick=x>ani</i>","${SCRIPT} ${IMAGE.replaceAll('"', '""')}"`)].join('\n');

let chrome, made;
before(async () => {
  chrome = await browser();
  made = await make({ title: TITLE, files: [{ name: FILE, text: CHAT }], informants: [NAME, 'Pembeli <svg onload=window.broken=4>'], codings: CODINGS, rules: '[[rule]]\nname = "<u>kak</u>"\ncode = "S-OFFER"\nwords = ["kak"]\n' });
});
after(() => chrome.close());

/** A page that remembers dialogs, reports of the policy, and elements that came out of somebody's words. */
async function guarded(server) {
  const told = await newPage(chrome, server.url, { more: { serviceWorkers: 'block' } });
  told.page.setDefaultTimeout(8000);
  told.page.on('dialog', (d) => (told.wrong.push(`dialog: ${d.message()}`), d.dismiss()));
  told.page.on('popup', () => told.wrong.push('a window opened'));
  await told.page.evaluate(() => {
    globalThis.reports = [];
    document.addEventListener('securitypolicyviolation', (e) => globalThis.reports.push(`${e.violatedDirective} ${e.blockedURI} ${e.sample}`));
  });
  const clean = async (where) => {
    const found = await told.page.evaluate(() => {
      const roots = [document, ...[...document.querySelectorAll('*')].flatMap((e) => (e.shadowRoot ? [e.shadowRoot] : []))];
      const all = roots.flatMap((r) => [...r.querySelectorAll('*')]);
      const own = (e) => [...e.attributes].some((a) => /^on/i.test(a.name) || /^\s*javascript:/i.test(a.value) && ['href', 'src', 'action', 'xlink:href'].includes(a.name));
      return {
        reports: globalThis.reports,
        broken: globalThis.broken ?? null,
        made: all.filter((e) => own(e) || (e.localName === 'img' && e.getAttribute('src') === 'x') || (e.localName === 'script' && !e.src)).map((e) => e.outerHTML.slice(0, 120)),
      };
    });
    assert.deepEqual(found, { reports: [], broken: null, made: [] }, where);
    assert.deepEqual(told.wrong, [], where);
  };
  return { ...told, clean };
}

/** All words of the page, those of shadow roots too. */
const words = (page) =>
  page.evaluate(() => [document.body, ...[...document.querySelectorAll('*')].flatMap((e) => (e.shadowRoot ? [...e.shadowRoot.children] : []))].map((e) => e.textContent).join('\n'));

async function shows(page, wanted, where) {
  for (const w of wanted) await until(async () => (await words(page)).includes(w), `${where}: ${w.slice(0, 80)} as text`);
}

const goTo = (page, to) => page.evaluate((h) => (location.hash = h), to);

test('script, links and strange letters in names, words, memos and file names are text everywhere', { timeout: 120_000 }, async () => {
  const server = await open([made.study], { place: made.place, passphrase: PASSPHRASE });
  const { page, clean } = await guarded(server);
  try {
    await page.locator('main h1').waitFor();
    await shows(page, [TITLE], 'home');
    await clean('home');

    await read(page, 'C01', 1);
    await page.locator('[data-turn="1"] .tag').first().waitFor();
    await shows(page, [...SHOWN, RIGHT_TO_LEFT], 'reading');
    await read(page, 'C01', 4);
    await shows(page, [LONG], 'reading');
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(sideways <= 0, `the page scrolls ${sideways} px sideways`);
    assert.equal(await page.locator('[data-turn] a').count(), 0, 'words never become links');
    await clean('reading');

    await goTo(page, '#/search?q=kak');
    await shows(page, SHOWN, 'search');
    await clean('search');

    for (const view of ['sources', 'people', 'people/recruitment', 'withdrawal', 'protect', 'protect/replaced', 'protect/cells', 'duties', 'duties/rules', 'duties/marks', 'duties/copies', 'codebook', 'rules', 'themes', 'settle', 'history', 'settings']) {
      await goTo(page, `#/${view}`);
      await page.locator('main h1').waitFor();
      if (view === 'rules') await shows(page, ['<u>kak</u>'], view);
      await clean(view);
    }

    await goTo(page, '#/results');
    await page.locator('main table').first().waitFor();
    const tabs = page.locator('main [role=tab]');
    for (let n = 0; n < (await tabs.count()); n++) {
      await tabs.nth(n).click();
      await page.locator(`main [role=tab][aria-selected=true]`).waitFor();
      const opener = page.locator('main table td button').first();
      if (await opener.count()) await opener.click({ timeout: 2000 }).catch(() => undefined);
      await clean(`results, tab ${n}`);
    }

    await goTo(page, '#/report');
    await page.locator('.paper').waitFor({ timeout: 20_000 });
    await shows(page, [TITLE], 'report');
    await clean('report');

    await goTo(page, '#/sources');
    await page.locator('input[type=file]').first().setInputFiles({ name: `lain ${IMAGE}.txt`, mimeType: 'text/plain', buffer: Buffer.from(CHAT.replaceAll('12/05', '14/06').replace('masih', 'sudah')) });
    await page.locator('main article .speakers').first().waitFor();
    await page.locator('main article summary').first().click();
    await shows(page, [...SHOWN, NAME, `lain ${IMAGE}.txt`], 'preview of an import');
    await clean('preview of an import');
    assert.match(await page.title(), /Kelindan/);
    assert.ok(!/broken=1|masih ada/.test(await page.title()), 'no words of a chat in the title');
    assert.equal((await page.evaluate(() => document.title)).includes('\u202E'), false);
  } finally {
    await server.end();
  }
});

test('nothing of a study stays: storage holds settings and the token only; after locking the page holds nothing', { timeout: 120_000 }, async () => {
  const server = await open([made.study], { place: made.place, passphrase: PASSPHRASE });
  const { page, clean } = await guarded(server);
  try {
    await read(page, 'C01', 1);
    await page.locator('[data-turn="1"] .tag').first().waitFor();
    await goTo(page, '#/search?q=kak');
    await shows(page, SHOWN, 'search');
    const kept = await page.evaluate(async () => ({
      local: Object.entries(localStorage),
      session: Object.keys(sessionStorage),
      cookies: document.cookie,
      databases: (await indexedDB.databases()).length,
      caches: (await caches.keys()).length,
    }));
    for (const [key, value] of kept.local) {
      assert.match(key, /^kelindan-[a-z-]+$/);
      assert.match(value, /^(id|en|light|dark|system|true|false|\d{1,4})$/, `${key} holds ${value}`);
    }
    assert.deepEqual({ ...kept, local: 0 }, { local: 0, session: ['kelindan-token'], cookies: '', databases: 0, caches: 0 });

    await page.getByRole('button', { name: /^Kunci/ }).click();
    await page.getByRole('heading', { name: 'Penelitian terkunci' }).waitFor();
    const left = await page.evaluate(() => document.documentElement.outerHTML + document.title + location.href);
    for (const word of ['broken', 'masih ada', 'Pembeli', 'panjang', 'tolak', 'C01', 'kak']) assert.ok(!left.includes(word), `${word} is still in the page: …${left.slice(Math.max(0, left.indexOf(word) - 80), left.indexOf(word) + 60)}…`);
    await clean('locked');
  } finally {
    await server.end();
  }
});

test('a page without a token, with a used one or with a forged one says what to do and shows nothing', { timeout: 120_000 }, async () => {
  const server = await open([made.study], { place: made.place, passphrase: PASSPHRASE });
  try {
    const first = await newPage(chrome, server.url);
    await first.page.locator('main h1').waitFor();
    const bare = new URL('/', server.url).href;
    for (const url of [bare, server.url, `${bare}#t=${'A'.repeat(43)}`, `${bare}#/read`]) {
      const { page, wrong, context } = await newPage(chrome, url);
      await page.getByText('kelindan open').waitFor({ timeout: 8000 });
      const text = await page.locator('body').innerText();
      assert.ok(text.length > 80, `a page that says what to do: ${text}`);
      assert.ok(!text.includes('Coba'), 'nothing of the study');
      assert.ok(!page.url().includes('#t='), 'the token leaves the address');
      assert.equal(await page.evaluate(() => sessionStorage.length), 0);
      assert.deepEqual(wrong, []);
      await context.close();
    }
    assert.deepEqual(first.wrong, []);
  } finally {
    await server.end();
  }
});
