// Captured values as people read them: Rp150.000, 3, ↓.
import { num } from '../shared/i18n.svelte';
import type { Value } from './types';

const arrows: Record<string, string> = { up: '↑', down: '↓', same: '=' };

/** A value in a few characters. */
export function valueText(value: Value): string {
  if (value.number != null) {
    const n = Number(value.number);
    const text = Number.isFinite(n) ? num(n, { maximumFractionDigits: 6 }) : value.number;
    if (value.unit === 'IDR') return `Rp${text}`;
    return value.unit ? `${text} ${value.unit}` : text;
  }
  return arrows[value.text ?? ''] ?? value.text ?? '';
}
