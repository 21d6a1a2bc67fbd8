// The persons as they are listed: with what the recruitment says of them; filters.
import type { components } from '../generated/api';

type All = components['schemas'];
export type Detail = All['PersonDetail'];
type Listed = All['PersonView'];
type Recruit = All['RecruitLine'];

export const FILTERS = ['all', 'informant', 'other-party', 'no-consent'] as const;
export type Filter = (typeof FILTERS)[number];
export const DECISIONS = ['given', 'refused', 'unknown'] as const;
export const SCOPES = ['interview', 'recording', 'chats', 'observation', 'pictures', 'quotes', 'paraphrase', 'reuse'] as const;
export const STAGES = ['approached', 'not-reached', 'ineligible', 'refused', 'enrolled', 'interviewed'] as const;
export const ANSWERS = ['agrees', 'corrects', 'adds', 'withdraws'] as const;

/** A person with wave, recruiter and stage. */
export interface Line extends Listed {
  wave: number | null;
  recruiter: string;
  stage: string;
}

/** Joins the list with what the recruitment says. */
export function joined(persons: Listed[], recruits: Recruit[]): Line[] {
  const by = new Map(recruits.map((r) => [r.id, r]));
  return persons.map((p) => {
    const r = by.get(p.id);
    return { ...p, wave: r?.wave ?? null, recruiter: r?.recruiter ?? '', stage: r?.stage ?? '' };
  });
}

/** The lines that a filter and a typed word let through. */
export function filtered(lines: Line[], filter: Filter, text: string): Line[] {
  const wanted = text.trim().toLowerCase();
  return lines.filter((p) => {
    if (filter === 'no-consent' && (p.kind !== 'informant' || p.consent === 'given')) return false;
    if ((filter === 'informant' || filter === 'other-party') && p.kind !== filter) return false;
    return !wanted || `${p.name} ${p.recruiter}`.toLowerCase().includes(wanted);
  });
}
