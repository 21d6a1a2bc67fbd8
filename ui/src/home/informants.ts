// Which chats have nobody who takes part in the study.
interface Chat {
  id: string;
  label: string;
  kind: string;
  speakers: { person?: string | null; part: string }[];
}

/** The conversations in which no speaker is an informant. */
export function withoutInformant<C extends Chat>(sources: C[], persons: { id: string; kind: string }[]): C[] {
  const informants = new Set(persons.filter((p) => p.kind === 'informant').map((p) => p.id));
  return sources.filter((s) => s.kind === 'conversation' && !s.speakers.some((x) => x.part === 'informant' || (x.person && informants.has(x.person))));
}
