// The keys of the reading page, as data: the page gives what each does.
import type { Action } from '../shared/keys.svelte';
import { KEYS } from './palette';

/** What the keys do. */
export interface Hands {
  walk: (by: number, choosing: boolean) => void;
  word: (by: number, choosing: boolean) => void;
  next: (what: 'uncoded' | 'code' | 'proposal' | 'memo', back?: boolean) => void;
  codeAt: (n: number) => void;
  palette: () => void;
  inVivo: () => void;
  memo: () => void;
  render: () => void;
  correct: () => void;
  link: () => void;
  decide: (accept: boolean) => void;
  remove: () => void;
  escape: () => void;
  enter: () => void;
  undo: () => void;
  is: { linking: () => boolean; proposal: () => boolean; tag: () => boolean; words: () => boolean };
}

/** The actions of the page. */
export function actionsOf(h: Hands): Action[] {
  const free = () => !h.is.linking();
  const walk: Action[] = [
    { id: 'next', keys: ['j', 'ArrowDown'], name: 'read-key-next', footer: 1, run: () => h.walk(1, false) },
    { id: 'before', keys: ['k', 'ArrowUp'], name: 'read-key-before', run: () => h.walk(-1, false) },
    { id: 'more', keys: ['Shift+j', 'Shift+ArrowDown'], name: 'read-key-more', run: () => h.walk(1, true) },
    { id: 'fewer', keys: ['Shift+k', 'Shift+ArrowUp'], name: 'read-key-fewer', run: () => h.walk(-1, true) },
    { id: 'word', keys: ['ArrowRight'], name: 'read-key-word', run: () => h.word(1, false) },
    { id: 'word-back', keys: ['ArrowLeft'], name: 'read-key-word-back', run: () => h.word(-1, false) },
    { id: 'word-more', keys: ['Shift+ArrowRight'], name: 'read-key-word-more', run: () => h.word(1, true) },
    { id: 'word-fewer', keys: ['Shift+ArrowLeft'], name: 'read-key-word-fewer', run: () => h.word(-1, true) },
    { id: 'uncoded', keys: ['n'], name: 'read-key-uncoded', footer: 2, run: () => h.next('uncoded') },
    { id: 'uncoded-back', keys: ['Shift+n'], name: 'read-key-uncoded-back', run: () => h.next('uncoded', true) },
    { id: 'code-next', keys: ['>', '.'], name: 'read-key-code-next', run: () => h.next('code'), when: h.is.tag },
    { id: 'code-before', keys: ['<', ','], name: 'read-key-code-before', run: () => h.next('code', true), when: h.is.tag },
    { id: 'proposal', keys: ['o'], name: 'read-key-proposal', run: () => h.next('proposal') },
    { id: 'memo-next', keys: ['Shift+m'], name: 'read-key-memo-next', run: () => h.next('memo') },
  ];
  const work: Action[] = [
    { id: 'palette', keys: ['Space'], name: 'read-key-palette', group: 'read-keys-code', footer: 0, run: h.palette },
    ...KEYS.map((k, n): Action => ({ id: `code-${k}`, keys: [k], name: n === 0 ? 'read-key-code' : 'read-key-code-n', group: 'read-keys-codes', run: () => h.codeAt(n), when: free })),
    { id: 'in-vivo', keys: ['v'], name: 'read-key-in-vivo', group: 'read-keys-code', run: h.inVivo, when: h.is.words },
    { id: 'memo', keys: ['m'], name: 'read-key-memo', group: 'read-keys-code', footer: 4, run: h.memo },
    { id: 'link', keys: ['l'], name: 'read-key-link', group: 'read-keys-code', footer: 3, run: h.link },
    { id: 'render', keys: ['t'], name: 'read-key-render', group: 'read-keys-code', run: h.render },
    { id: 'correct', keys: ['p'], name: 'read-key-correct', group: 'read-keys-code', run: h.correct },
    { id: 'accept', keys: ['y'], name: 'read-key-accept', group: 'read-keys-code', run: () => h.decide(true), when: h.is.proposal },
    { id: 'refuse', keys: ['x'], name: 'read-key-refuse', group: 'read-keys-code', run: () => h.decide(false), when: h.is.proposal },
    { id: 'remove', keys: ['Delete', 'Backspace'], name: 'read-key-remove', group: 'read-keys-code', run: h.remove, when: h.is.tag },
    { id: 'undo-u', keys: ['u'], name: 'shell-undo', group: 'read-keys-code', run: h.undo },
    { id: 'enter', keys: ['Enter'], name: 'read-key-enter', group: 'read-keys-code', run: h.enter, when: h.is.linking },
    { id: 'escape', keys: ['Escape'], name: 'read-key-escape', group: 'read-keys-code', run: h.escape },
  ];
  return [...walk.map((a) => ({ ...a, group: 'read-keys-walk' })), ...work];
}
