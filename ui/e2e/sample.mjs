// Makes the studies that the tests in this folder look at, through the command line.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { folder, run, SAMPLES } from './program.mjs';

export const PASSPHRASE = 'daun pandan di tepi kali kecil';

/** A study with the S-O-R codebook and what is asked for (`informants`: names of speakers in the files); answers where it lies and how to run a command on it. */
export async function make({ files = [], informants = [], codings = '', rules = '', title = 'Coba' } = {}) {
  const place = folder();
  const study = `${place}/coba.kelindan`;
  const does = async (...args) => {
    const done = await run(args, { place, passphrase: PASSPHRASE });
    assert.equal(done.code, 0, `${args.join(' ')}: ${done.err}`);
    return done.out;
  };
  await does('new', study, '--title', title);
  await does('codebook', study, 'use', 'sor', '--lang', 'id');
  if (files.length > 0) await does('import', study, ...files.map((f) => (typeof f === 'string' ? f : write(place, f.name, f.text))), ...informants.flatMap((name) => ['--informant', name]));
  if (codings) await does('code', study, '--csv', write(place, 'codings.csv', codings));
  if (rules) await does('code', study, '--rules', write(place, 'rules.toml', rules));
  return { place, study, does };
}

/** Writes a file of the test; answers its path. */
export function write(place, name, text) {
  writeFileSync(`${place}/${name}`, text);
  return `${place}/${name}`;
}

/** The chat and the interview of testdata/interface, with codings, values, proposals, a memo and a question. */
export async function ordinary() {
  const made = await make({
    files: [`${SAMPLES}/obrolan-toko.txt`, `${SAMPLES}/wawancara-penjual.docx`],
    informants: ['Toko Senja', 'Pembeli Biru'],
    codings: [
      'source,turn,start,end,code,coder,value,unit,memo',
      'C01,1,,,S-ASK,ani,,,',
      'C01,4,,,S-TERMS,ani,400000,IDR,Harga paket.',
      'C01,4,,,S-OFFER,ani,,,',
      'C01,5,0,10,O-RESIST,ani,,,',
      'C01,11,,,R-COMPLY,ani,,,',
      'I01,6,,,S-TERMS,ani,,,',
      'I01,8,,,O-ACCEPT,ani,,,',
    ].join('\n'),
    rules: '[[rule]]\nname = "warna"\ncode = "S-VISUAL"\nwords = ["biru", "foto"]\n',
  });
  return made;
}

/** Asks the server as the page would; answers what it said. */
export function ask(page, path, body = {}) {
  return page.evaluate(
    async ([path, body]) => {
      const headers = { 'Content-Type': 'application/json', 'X-Kelindan-Token': sessionStorage.getItem('kelindan-token') ?? '' };
      return (await fetch(`/api/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })).json();
    },
    [path, body],
  );
}

/** Opens a source by its label, at a turn; waits until the turn is drawn. */
export async function read(page, label, turn = 0) {
  const { sources } = await ask(page, 'sources');
  const source = sources.find((s) => s.label === label);
  await page.evaluate((to) => (location.hash = to), `#/read/${source.id}/${turn}`);
  await page.locator(`[data-turn="${turn}"] [data-words]`).waitFor();
  return source.id;
}
