// Texts from the Fluent catalogues in the reader's language; switching needs no reload.
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';

export type Language = 'en' | 'id';
const files = import.meta.glob<string>('../../../locales/*/ui-*.ftl', { query: '?raw', import: 'default', eager: true });

function bundleFor(lang: Language): FluentBundle {
  const bundle = new FluentBundle(lang, { useIsolating: false });
  for (const [path, text] of Object.entries(files)) {
    if (path.includes(`/${lang}/`)) bundle.addResource(new FluentResource(text), { allowOverrides: true });
  }
  return bundle;
}

const bundles: Partial<Record<Language, FluentBundle>> = {};
const stored = () => (typeof localStorage === 'undefined' ? null : localStorage.getItem('kelindan-language'));
const now = $state<{ lang: Language }>({ lang: stored() === 'en' ? 'en' : 'id' });

/** The language of the interface. */
export function language(): Language {
  return now.lang;
}

/** Switches at once and remembers it on this computer. */
export function setLanguage(lang: Language) {
  now.lang = lang;
  localStorage.setItem('kelindan-language', lang);
  document.documentElement.lang = lang;
}

/** The text of `key`; a missing one shows as its key, so that a test and the eye find it. */
export function t(key: string, args?: Record<string, FluentVariable>): string {
  const bundle = (bundles[now.lang] ??= bundleFor(now.lang));
  const message = bundle.getMessage(key);
  if (!message?.value) return key;
  return bundle.formatPattern(message.value, args, []);
}

/** Whether there is a text for `key`. */
export function has(key: string): boolean {
  return (bundles[now.lang] ??= bundleFor(now.lang)).hasMessage(key);
}

const locale = () => (now.lang === 'id' ? 'id-ID' : 'en-GB');

/** A number as the language writes it: 1.234,5 or 1,234.5. */
export function num(value: number, options?: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(locale(), options).format(value);
}

/** A share (0 to 1) in percent. */
export function percent(value: number): string {
  return num(value, { style: 'percent', maximumFractionDigits: 0 });
}

const styles = {
  day: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  short: { day: 'numeric', month: 'short' },
  time: { hour: '2-digit', minute: '2-digit' },
  both: { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
} satisfies Record<string, Intl.DateTimeFormatOptions>;
const formats = new Map<string, Intl.DateTimeFormat>();

/** A moment as the language writes it. `zone`: `UTC` for a wall-clock time stored without one. */
export function when(at: Date | number | string, style: keyof typeof styles, zone?: string): string {
  const key = `${now.lang}/${style}/${zone ?? ''}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale(), { ...styles[style], ...(zone ? { timeZone: zone } : {}) });
    formats.set(key, format);
  }
  return format.format(new Date(at));
}

/** The days from one moment to another: 12–20 Mei 2026. */
export function days(from: Date | number | string, to: Date | number | string): string {
  return new Intl.DateTimeFormat(locale(), styles.date).formatRange(new Date(from), new Date(to));
}
