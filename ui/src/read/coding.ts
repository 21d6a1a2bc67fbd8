// What the reading page does to the study: code, decide, take away, link; seen at once, taken back when it fails.
import { write } from '../shared/api.svelte';
import { complain } from '../shared/toast.svelte';
import { askCodes, code, type Letter } from '../study/codes.svelte';
import { took } from '../study/desk.svelte';
import type { Reading } from './reading.svelte';
import type { Coding, Place, Value } from './types';

let invented = 0;

function draft(id: string, place: Place, codeId: string): Coding {
  return { id, code: codeId, place, own: true, coder: '', proposal: false, values: [], memos: 0, conflict: false };
}

/** Puts a code at what is chosen. Answers the coding's id, or nothing when it failed. */
export async function put(reading: Reading, codeId: string): Promise<string | null> {
  const place = reading.place();
  if (!place) return null;
  const id = `new-${++invented}`;
  reading.put(draft(id, place, codeId));
  try {
    const said = await write('coding/add', { place, code: codeId });
    took(said.written);
    const real = said.written.id ?? id;
    if (said.there_already) reading.swap(id, null);
    else reading.swap(id, { ...draft(real, place, codeId) });
    await settle(reading, place);
    return real;
  } catch (e) {
    reading.swap(id, null);
    complain(e);
    return null;
  }
}

/** Makes a code and puts it at what is chosen, as one action. */
export async function putNew(reading: Reading, brief: string, component: Letter): Promise<string | null> {
  const place = reading.place();
  if (!place || !brief.trim()) return null;
  try {
    const said = await write('coding/add', { place, new_code: { brief: brief.trim(), component } });
    await askCodes();
    took(said.written);
    await settle(reading, place);
    return said.written.id ?? null;
  } catch (e) {
    complain(e);
    return null;
  }
}

/** Asks again for the turns of a place. */
async function settle(reading: Reading, place: Place) {
  await reading.refreshTurn(place.turns[0] ?? 0);
}

/** Takes a coding away. */
export async function remove(reading: Reading, id: string) {
  const coding = reading.coding(id);
  if (!coding) return;
  reading.swap(id, null);
  try {
    took(await write('coding/remove', { ids: [id] }));
  } catch (e) {
    reading.put(coding);
    complain(e);
  }
}

/** Says yes or no to a proposal. */
export async function decide(reading: Reading, id: string, accept: boolean) {
  const coding = reading.coding(id);
  if (!coding?.proposal) return;
  reading.swap(id, accept ? { ...coding, proposal: false, own: true, coder: '' } : null);
  try {
    took(await write('coding/decide', { ids: [id], accept }));
    await settle(reading, coding.place);
  } catch (e) {
    complain(e);
    await settle(reading, coding.place);
  }
}

/** Sets values or evidence of a coding. */
export async function set(reading: Reading, id: string, change: { values?: Value[]; evidence?: string }): Promise<boolean> {
  try {
    took(await write('coding/set', { id, ...change }));
    const place = reading.coding(id)?.place;
    if (place) await settle(reading, place);
    return true;
  } catch (e) {
    complain(e);
    return false;
  }
}

/** Draws the arrow from an answer to its stimulus. */
export async function link(reading: Reading, from: number, to: number): Promise<boolean> {
  if (!reading.head) return false;
  const source = reading.head.id;
  try {
    took(await write('link/add', { kind: 'responds-to', from: { source, turns: [from] }, to: { source, turns: [to] } }));
    await Promise.all([reading.refreshTurn(from), reading.refreshTurn(to)]);
    return true;
  } catch (e) {
    complain(e);
    return false;
  }
}

/** The values that codings of a code may carry. */
export function asksValues(codeId: string): boolean {
  return (code(codeId)?.values.length ?? 0) > 0;
}
