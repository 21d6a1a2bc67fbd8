// Quiet messages at the foot of the page, also told to screen readers.
import { Problem } from './api.svelte';
import { onForget } from './forget';
import { t } from './i18n.svelte';

export interface Toast {
  id: number;
  text: string;
  hint: string;
  kind: 'done' | 'problem';
}

export const toasts = $state<{ list: Toast[] }>({ list: [] });
let last = 0;
// They name codes and places.
onForget(() => (toasts.list = []));

function show(toast: Omit<Toast, 'id'>, ms: number) {
  const id = ++last;
  toasts.list = [...toasts.list.slice(-2), { id, ...toast }];
  setTimeout(() => dismiss(id), ms);
}

/** Takes a message away. */
export function dismiss(id: number) {
  toasts.list = toasts.list.filter((x) => x.id !== id);
}

/** Says that something was done. */
export function say(text: string) {
  show({ text, hint: '', kind: 'done' }, 5000);
}

/** The sentence and hint of anything thrown. */
export function wordsOf(e: unknown): { text: string; hint: string } {
  if (e instanceof Problem && e.code === 'unreachable') return { text: t('shell-unreachable'), hint: t('shell-unreachable-hint') };
  if (e instanceof Problem) return { text: e.message, hint: e.hint };
  return { text: t('shell-went-wrong'), hint: e instanceof Error ? e.message : '' };
}

/** Says what went wrong, unless the page is locked (the page itself says so then). */
export function complain(e: unknown) {
  if (e instanceof Problem && (e.code === 'locked' || e.code === 'token')) return;
  if (e instanceof DOMException && e.name === 'AbortError') return;
  show({ ...wordsOf(e), kind: 'problem' }, 12_000);
}
