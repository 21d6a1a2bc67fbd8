// A rule as it is typed, and as it is sent.
import type { components } from '../generated/api';

export type Rule = components['schemas']['RuleView'];
export interface Typed {
  name: string;
  code: string;
  looks_for: string;
  words: string;
  regex: string;
  roles: string[];
  kinds: string[];
  captures_price: boolean;
  whole_turn: boolean;
}

/** An empty form. */
export const blank = (): Typed => ({ name: '', code: '', looks_for: 'words', words: '', regex: '', roles: [], kinds: [], captures_price: false, whole_turn: false });

/** Words and phrases, one a line or between commas; a comma inside quotation marks belongs to the phrase. */
export function phrases(text: string): string[] {
  const found = text.match(/"[^"\n]*"|[^,\n]+/g) ?? [];
  return [...new Set(found.map((p) => p.trim().replace(/^"|"$/g, '').trim()).filter(Boolean))];
}

/** The rule that the form says. */
export function ruleOf(typed: Typed): Rule {
  const patterns = typed.looks_for === 'words' ? phrases(typed.words) : typed.looks_for === 'regex' && typed.regex ? [typed.regex] : [];
  return {
    name: typed.name.trim(),
    code: typed.code,
    looks_for: typed.looks_for,
    patterns,
    roles: typed.roles,
    kinds: typed.kinds,
    captures_price: typed.looks_for === 'price' || typed.captures_price,
    whole_turn: typed.whole_turn,
  };
}

/** The form of a rule that was run. */
export function typedOf(rule: Rule): Typed {
  const patterns = rule.patterns ?? [];
  return {
    name: rule.name,
    code: rule.code,
    looks_for: rule.looks_for,
    words: rule.looks_for === 'words' ? patterns.map((p) => (p.includes(',') ? `"${p}"` : p)).join(', ') : '',
    regex: rule.looks_for === 'regex' ? (patterns[0] ?? '') : '',
    roles: rule.roles ?? [],
    kinds: rule.kinds ?? [],
    captures_price: rule.captures_price ?? false,
    whole_turn: rule.whole_turn ?? false,
  };
}

/** Whether there is enough to look for. */
export function canTry(typed: Typed): boolean {
  return typed.looks_for === 'price' || typed.looks_for === 'media' || (ruleOf(typed).patterns ?? []).length > 0;
}
