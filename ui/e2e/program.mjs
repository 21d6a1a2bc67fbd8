// Starts the real program and a real browser on it, for the tests in this folder.
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';

const BIN = process.env.KELINDAN_BIN ?? resolve(import.meta.dirname, '../../target/debug/kelindan');
export const SAMPLES = resolve(import.meta.dirname, '../../testdata/interface');

/** A folder of its own for one test. */
export function folder() {
  return mkdtempSync(join(tmpdir(), 'kelindan-e2e-'));
}

/** Starts `kelindan open`; answers its address with the one-time token, and how to end it. */
export async function open(args, { place, passphrase, cwd } = {}) {
  const env = { ...process.env, XDG_DATA_HOME: join(place, 'data'), HOME: place };
  if (passphrase) env.KELINDAN_PASSPHRASE = passphrase;
  const child = spawn(BIN, ['open', ...args, '--no-browser'], { env, cwd: cwd ?? place, stdio: ['ignore', 'pipe', 'pipe'] });
  // A test that fails leaves no program behind.
  process.once('exit', () => child.kill('SIGKILL'));
  let said = '';
  const url = await new Promise((done, failed) => {
    const read = (part) => {
      said += part;
      const found = /http:\/\/127\.0\.0\.1:\d+\/\S*#t=\S+/.exec(said);
      if (found) done(found[0]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', (code) => failed(new Error(`kelindan open ended with ${code}: ${said}`)));
  });
  const end = (signal = 'SIGINT') => new Promise((done) => (child.exitCode !== null ? done(child.exitCode) : (child.once('exit', done), child.kill(signal))));
  return { url, end, child, said: () => said };
}

/** Runs the command line once. */
export function run(args, { place, passphrase, input } = {}) {
  return new Promise((done) => {
    const env = { ...process.env, XDG_DATA_HOME: join(place, 'data'), HOME: place, ...(passphrase ? { KELINDAN_PASSPHRASE: passphrase } : {}) };
    const child = spawn(BIN, args, { env, cwd: place, stdio: ['pipe', 'pipe', 'pipe'] });
    let [out, err] = ['', ''];
    child.stdout.on('data', (p) => (out += p));
    child.stderr.on('data', (p) => (err += p));
    // A program that doesn't read ends before it was told.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input ?? '');
    child.on('exit', (code) => done({ code, out, err }));
  });
}

/** A browser; its pages report script errors, CSP reports and calls to other places. */
export async function browser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

/** A page in a language and scheme, with what went wrong on it. `more`: further options of the context; `script`: a file run on every page. */
export async function page(chrome, url, { language = 'id', scheme = 'light', size = { width: 1280, height: 720 }, more = {}, script } = {}) {
  const context = await chrome.newContext({ viewport: size, colorScheme: scheme, acceptDownloads: true, locale: language === 'id' ? 'id-ID' : 'en-GB', ...more });
  if (script) await context.addInitScript({ path: script });
  await context.addInitScript((l) => localStorage.getItem('kelindan-language') ?? localStorage.setItem('kelindan-language', l), language);
  const page = await context.newPage();
  const wrong = [];
  page.on('pageerror', (e) => wrong.push(`error: ${e.message}`));
  page.on('console', (m) => m.type() === 'error' && !/40[139]|Failed to load resource/.test(m.text()) && wrong.push(`console: ${m.text()}`));
  page.on('request', (r) => !r.url().startsWith(new URL(url).origin) && !/^(blob|data):/.test(r.url()) && wrong.push(`request: ${r.url()}`));
  await page.goto(url);
  return { page, context, wrong };
}
