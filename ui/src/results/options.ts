// Options of a method between the wire, the fields and the address.
import type { components } from '../generated/api';

export type Method = components['schemas']['MethodView'];
export type Option = Method['options'][number];
export type Asked = components['schemas']['ResultAsked'];

/** What holds for an option: what was given, else its default. */
export function valueOf(option: Option, given: Record<string, string>): string {
  return given[option.option] ?? option.default;
}

/** The options without those that only repeat a default or aren't of this method. */
export function given(method: Method, values: Record<string, string>): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const o of method.options) {
    const v = values[o.option];
    if (v !== undefined && v !== o.default) kept[o.option] = v;
  }
  return kept;
}

/** The values of an option of which several hold. */
export function several(value: string): string[] {
  return value.split(',').map((v) => v.trim()).filter(Boolean);
}

/** What an option says now, in words, for its chip. */
export function inWords(option: Option, value: string): string {
  const label = (v: string) => option.choices.find((c) => c.value === v)?.label ?? v;
  return option.kind === 'several' ? several(value).map(label).join(', ') : label(value);
}
