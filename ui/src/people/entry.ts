// A person's entry and consent as forms: what they hold, and what was changed in them.
import type { components } from '../generated/api';
import { fieldOf } from '../shared/day';
import type { Detail } from './people';

type Saved = components['schemas']['PersonSaved'];
type Asked = components['schemas']['ConsentAsked'];

/** The entry as its form holds it. */
export interface Entry {
  name: string;
  kind: string;
  values: Record<string, string>;
  network_size: string;
  notes: string;
  is_seed: boolean;
  seed_reason: string;
  enrolled: string;
  coupons: string;
  keep_until: string;
  shift_days: string;
}

/** The form of a person's entry. */
export function entryOf(p: Detail): Entry {
  return {
    name: p.name,
    kind: p.kind,
    values: Object.fromEntries(p.attributes.map((a) => [a.name, a.value])),
    network_size: p.network_size?.toString() ?? '',
    notes: p.notes,
    is_seed: p.is_seed,
    seed_reason: p.seed_reason,
    enrolled: fieldOf(p.enrolled),
    coupons: p.coupons.join(', '),
    keep_until: fieldOf(p.keep_until),
    shift_days: p.shift_days ? String(p.shift_days) : '',
  };
}

/** What was changed, as it is sent; nothing = nothing. */
export function entryChanges(was: Entry, now: Entry): Partial<Saved> | null {
  const changed: Partial<Saved> = {};
  for (const key of ['name', 'kind', 'network_size', 'notes', 'enrolled', 'keep_until'] as const) if (was[key] !== now[key]) changed[key] = now[key].trim();
  const values = Object.entries(now.values).filter(([name, value]) => (was.values[name] ?? '') !== value);
  if (values.length > 0) changed.attributes = values.map(([name, value]) => ({ name, value: value.trim() }));
  if (was.is_seed !== now.is_seed) changed.is_seed = now.is_seed;
  if (now.is_seed && was.seed_reason !== now.seed_reason) changed.seed_reason = now.seed_reason;
  if (was.coupons !== now.coupons) changed.coupons = listOf(now.coupons);
  if (was.shift_days !== now.shift_days) changed.shift_days = Math.trunc(Number(now.shift_days)) || 0;
  return Object.keys(changed).length > 0 ? changed : null;
}

/** What stands between commas, semicolons or lines. */
export function listOf(text: string): string[] {
  return text.split(/[,;\n]/).map((part) => part.trim()).filter(Boolean);
}

/** The consent as its form holds it. */
export interface Terms {
  decision: string;
  form: string;
  date: string;
  written: boolean;
  language: string;
  scopes: string[];
  until: string;
  withdrawal: string;
  payment: string;
  researcher_is_party: boolean;
  disclosed: boolean;
}

/** The form of a person's consent. */
export function termsOf(p: Detail): Terms {
  const known = p.terms;
  return {
    decision: p.consent,
    form: known?.form ?? '',
    date: fieldOf(known?.date),
    written: known?.written ?? false,
    language: known?.language ?? '',
    scopes: [...(known?.scopes ?? [])],
    until: fieldOf(known?.until),
    withdrawal: known?.withdrawal ?? '',
    payment: known?.payment ?? '',
    researcher_is_party: known?.researcher_is_party ?? false,
    disclosed: known?.disclosed ?? false,
  };
}

/** What was changed of the consent, as it is sent; nothing = nothing. */
export function termsChanges(was: Terms, now: Terms): Omit<Asked, 'person'> | null {
  const changed: Omit<Asked, 'person'> = { decision: now.decision };
  for (const key of ['form', 'date', 'language', 'until', 'withdrawal', 'payment'] as const) if (was[key] !== now[key]) changed[key] = now[key].trim();
  for (const key of ['written', 'researcher_is_party', 'disclosed'] as const) if (was[key] !== now[key]) changed[key] = now[key];
  if (was.scopes.toSorted().join() !== now.scopes.toSorted().join()) changed.scopes = now.scopes;
  return was.decision !== now.decision || Object.keys(changed).length > 1 ? changed : null;
}
