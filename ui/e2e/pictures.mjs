// Takes a picture of every view in both languages and schemes, for the guide and to be looked at: `npm run pictures -- FOLDER`.
import { mkdirSync } from 'node:fs';
import { browser, folder, open, page as newPage, run } from './program.mjs';

const to = process.argv[2] ?? '../docs/images';
const only = process.argv[3];
mkdirSync(to, { recursive: true });
const place = folder();
const PASSPHRASE = 'contoh pasar tanjung kelapa tanpa rahasia';
const made = await run(['demo', place, '--no-open', ...(process.env.DEMO_ARGS ?? '').split(' ').filter(Boolean)], { place });
if (made.code !== 0) throw new Error(made.err);
const study = `${place}/pasar.kelindan`;
const chrome = await browser();
const views = ['home', 'sources', 'people', 'person', 'recruitment', 'read', 'interview', 'codebook', 'rules', 'themes', 'results', 'chains', 'matrix', 'report', 'search', 'history', 'protect', 'withdrawal', 'duties', 'rules-of-study', 'settle', 'settings'];

for (const language of ['id', 'en']) {
  for (const scheme of ['light', 'dark']) {
    const server = await open([study], { place, passphrase: PASSPHRASE });
    const { page, wrong } = await newPage(chrome, server.url, { language, scheme });
    await page.waitForFunction(() => document.querySelector('main h1'));
    const ask = (path, body) =>
      page.evaluate(async ([path, body]) => {
        const headers = { 'Content-Type': 'application/json', 'X-Kelindan-Token': sessionStorage.getItem('kelindan-token') };
        return (await fetch(`/api/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })).json();
      }, [path, body]);
    const { sources } = await ask('sources', {});
    const chat = sources.find((s) => s.kind === 'conversation' && s.codings > 10) ?? sources[0];
    const interview = sources.find((s) => s.kind === 'interview');
    const { persons } = await ask('people', {});
    const informant = persons.find((p) => p.kind === 'informant') ?? persons[0];
    const hash = { person: `people/${informant?.id}`, recruitment: 'people/recruitment', withdrawal: `withdrawal/${informant?.id}`, 'rules-of-study': 'duties/rules', read: `read/${chat.id}/4`, interview: `read/${interview?.id}/3`, search: 'search?q=harga', chains: 'results?method=chains', matrix: 'results?method=matrix' };
    for (const view of views.filter((v) => !only || v === only)) {
      await page.evaluate((h) => (location.hash = `#/${h}`), hash[view] ?? view);
      if (view === 'chains' || view === 'matrix') await page.getByRole('tab').nth(view === 'matrix' ? 1 : 2).click().catch(() => undefined);
      await page.waitForTimeout(700);
      await page.screenshot({ path: `${to}/${view}-${language}-${scheme}.png` });
    }
    if (wrong.length > 0) console.log(language, scheme, wrong);
    await server.end();
  }
}
await chrome.close();
