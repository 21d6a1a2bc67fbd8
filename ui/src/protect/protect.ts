// What stands in the place of words: a person's pseudonym, or a label.

/** Reads what was typed: somebody's pseudonym is the person, anything else a label; brackets are not part of it. */
export function standsFor(typed: string, persons: { id: string; name: string }[]): { label: string; person: null } | { label: null; person: string } {
  const bare = typed.trim().replace(/^\[(.*)\]$/, '$1').trim();
  const person = persons.find((p) => p.name.toLowerCase() === bare.toLowerCase());
  return person ? { label: null, person: person.id } : { label: bare, person: null };
}

/** Under so many people who share attributes somebody may be known by them. */
export const SMALL = 5;
