// What the reading page holds: the head of a source, its turns page by page, where one is, what is chosen.
import { SvelteMap } from 'svelte/reactivity';
import { call, Problem } from '../shared/api.svelte';
import { complain } from '../shared/toast.svelte';
import type { Coding, Head, Original, Place, Turn } from './types';

const PAGE = 100;
/** So many pages stay in memory. */
const KEPT = 60;

/** The source that is read. */
export class Reading {
  head = $state.raw<Head | null>(null);
  /** Number of turns with a coding, kept by hand between two askings for the head. */
  coded = $state(0);
  /** The turn where one is. */
  focus = $state(0);
  /** With another turn: all from there to the focus are chosen. */
  from = $state<number | null>(null);
  /** Words chosen in the turn in focus, in scalars of its original words. */
  words = $state.raw<{ start: number; end: number } | null>(null);
  /** The coding that is looked at. */
  tag = $state<string | null>(null);
  /** The coding whose tag is under the mouse. */
  over = $state<string | null>(null);
  /** The answer from which a link is being drawn. */
  linking = $state<number | null>(null);
  missing = $state(false);
  /** Original words that were asked for, a deliberate act: they are shown until the page is left. */
  private originals = $state.raw<Map<number, Original> | null>(null);
  private pages = new SvelteMap<number, Turn[]>();
  private asked = new Map<number, Promise<void>>();
  private round = 0;
  /** The first turn that was wanted last, and the asking that waits until one stays. */
  private wanted = 0;
  private later: ReturnType<typeof setTimeout> | undefined;

  /** A turn, if it is here already. */
  turn(i: number): Turn | undefined {
    const turn = this.pages.get(Math.floor(i / PAGE))?.[i % PAGE];
    const original = this.originals?.get(i);
    // What was hidden or withdrawn since then stays so.
    if (!turn || !original?.text || typeof turn.text !== 'string') return turn;
    return { ...turn, text: original.text, original: original.imported ?? null, replaced: [] };
  }

  /** Whether original words are shown. */
  get showsOriginals(): boolean {
    return this.originals !== null;
  }

  /** Shows original words, or the replacements again. */
  showOriginals(turns: Original[] | null) {
    this.originals = turns && new Map(turns.map((o) => [o.turn, o]));
    this.choose(null);
  }

  /** The first turn that somebody says, among those that are here. */
  firstSpoken(): number {
    return this.pages.get(0)?.find((t) => t.kind === 'words' || t.kind === 'edited')?.turn ?? 0;
  }

  /** Opens a source at a turn. */
  async open(source: string, turn: number) {
    this.close();
    const round = this.round;
    this.focus = turn;
    try {
      const [head] = await Promise.all([call('source', { id: source }), this.load(Math.floor(turn / PAGE), source)]);
      if (round !== this.round) return;
      this.head = head;
      this.coded = head.coded;
      this.focus = Math.min(turn, Math.max(0, head.lengths.length - 1));
    } catch (e) {
      if (e instanceof Problem && e.code === 'id-unknown') this.missing = true;
      else complain(e);
    }
  }

  /** Forgets everything. */
  close() {
    this.round += 1;
    clearTimeout(this.later);
    this.head = null;
    this.missing = false;
    this.pages.clear();
    this.asked.clear();
    this.showOriginals(null);
    this.linking = null;
  }

  /** Makes sure that the turns of a range come, and a page more at each side; who flies past asks for nothing. */
  want(first: number, last: number) {
    const far = Math.abs(first - this.wanted) > PAGE / 2;
    this.wanted = first;
    clearTimeout(this.later);
    if (far) this.later = setTimeout(() => this.ask(first, last), 40);
    else this.ask(first, last);
  }

  private ask(first: number, last: number) {
    const source = this.head?.id;
    if (!source) return;
    const pages = Math.ceil(this.head!.lengths.length / PAGE);
    const [from, to] = [Math.max(0, Math.floor(first / PAGE) - 1), Math.min(pages - 1, Math.floor(last / PAGE) + 1)];
    for (let p = from; p <= to; p++) if (!this.pages.has(p)) void this.load(p, source);
    if (this.pages.size > KEPT) for (const p of [...this.pages.keys()]) if (p < from - KEPT / 4 || p > to + KEPT / 4) this.pages.delete(p);
  }

  private load(page: number, source: string): Promise<void> {
    const known = this.asked.get(page);
    if (known) return known;
    const round = this.round;
    const work = call('turns', { source, first: page * PAGE, count: PAGE })
      .then((said) => {
        if (round === this.round) this.pages.set(page, keep(this.pages.get(page), said.turns));
      })
      .catch((e: unknown) => (e instanceof Problem && e.code === 'id-unknown' ? undefined : complain(e)))
      .finally(() => this.asked.delete(page));
    this.asked.set(page, work);
    return work;
  }

  /** Asks again for what is shown; what is far away is dropped. */
  async refresh(first: number, last: number) {
    const source = this.head?.id;
    if (!source) return;
    const near = [...this.pages.keys()].filter((p) => p >= Math.floor(first / PAGE) - 1 && p <= Math.floor(last / PAGE) + 1);
    for (const p of [...this.pages.keys()]) if (!near.includes(p)) this.pages.delete(p);
    await Promise.all(near.map((p) => this.load(p, source)));
  }

  /** Asks for the head anew: counts, speakers, lengths. */
  async refreshHead() {
    if (!this.head) return;
    const round = this.round;
    const head = await call('source', { id: this.head.id }).catch(() => null);
    if (!head || round !== this.round) return;
    this.head = head;
    this.coded = head.coded;
  }

  /** Asks for one turn's page anew. */
  async refreshTurn(turn: number) {
    if (this.head) await this.load(Math.floor(turn / PAGE), this.head.id);
  }

  /** Chooses words in a turn, or nothing. */
  choose(words: { start: number; end: number } | null) {
    this.words = words;
    if (words) this.from = null;
  }

  /** Goes to a turn. */
  go(turn: number, keepFrom = false) {
    const last = (this.head?.lengths.length ?? 1) - 1;
    const to = Math.max(0, Math.min(turn, last));
    if (!keepFrom) this.from = null;
    else this.from ??= this.focus;
    if (to !== this.focus || !keepFrom) this.words = null;
    this.focus = to;
    this.tag = null;
  }

  /** Whether a turn is among those chosen. */
  isChosen(i: number): boolean {
    return this.from !== null && i >= Math.min(this.from, this.focus) && i <= Math.max(this.from, this.focus);
  }

  /** The place that a code would be put at now. */
  place(): Place | null {
    if (!this.head) return null;
    const source = this.head.id;
    if (this.words) return { source, turns: [this.focus], span: this.words };
    const [a, b] = this.from === null ? [this.focus, this.focus] : [Math.min(this.from, this.focus), Math.max(this.from, this.focus)];
    const turns = Array.from({ length: b - a + 1 }, (_, k) => a + k).filter((n) => this.turn(n)?.kind !== 'system');
    return turns.length > 0 ? { source, turns } : null;
  }

  /** Puts a coding on the page before the server has said yes. */
  put(coding: Coding) {
    for (const n of coding.place.turns) {
      const turn = this.turn(n);
      if (!turn) continue;
      if (!turn.codings.some((c) => !c.proposal)) this.coded += 1;
      this.replace({ ...turn, codings: inOrder([...turn.codings, coding]) });
    }
  }

  /** Takes a coding off the page, or puts another in its place. */
  swap(id: string, other: Coding | null) {
    for (const [, turns] of this.pages) {
      for (const turn of turns) {
        if (!turn.codings.some((c) => c.id === id)) continue;
        const codings = turn.codings.flatMap((c) => (c.id === id ? (other ? [other] : []) : [c]));
        if (turn.codings.some((c) => !c.proposal) && !codings.some((c) => !c.proposal)) this.coded -= 1;
        this.replace({ ...turn, codings });
      }
    }
  }

  /** A coding on the page. */
  coding(id: string): Coding | undefined {
    for (const [, turns] of this.pages) for (const t of turns) for (const c of t.codings) if (c.id === id) return c;
    return undefined;
  }

  private replace(turn: Turn) {
    const page = Math.floor(turn.turn / PAGE);
    const turns = this.pages.get(page);
    if (turns) this.pages.set(page, turns.map((t) => (t.turn === turn.turn ? turn : t)));
  }
}

/** The order of the words: spans by where they begin, whole turns first. */
function inOrder(codings: Coding[]): Coding[] {
  return codings.toSorted((a, b) => (a.place.span?.start ?? -1) - (b.place.span?.start ?? -1));
}

/** Turns that say the same stay the same objects, so that nothing is drawn anew for them. */
function keep(before: Turn[] | undefined, now: Turn[]): Turn[] {
  if (!before) return now;
  return now.map((t, i) => (before[i] && JSON.stringify(before[i]) === JSON.stringify(t) ? before[i] : t));
}
