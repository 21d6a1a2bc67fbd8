// What the mouse chose: words in one turn, or several turns.
import { toScalar } from '../shared/offsets';

export type Picked = { turn: number; start: number; end: number } | { from: number; to: number } | null;

function turnOf(node: Node | null): HTMLElement | null {
  const element = node instanceof Element ? node : node?.parentElement;
  return element?.closest<HTMLElement>('[data-turn]') ?? null;
}

/** UTF-16 offset of a point within the words of a turn; before or after them it is their beginning or end. */
function offsetIn(words: HTMLElement, node: Node, at: number): number {
  const range = document.createRange();
  range.selectNodeContents(words);
  const length = range.toString().length;
  if (!words.contains(node)) return words.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING ? length : 0;
  range.setEnd(node, at);
  return range.toString().length;
}

/** Reads the browser's selection, counted in the words as they are shown; nothing when it is empty or outside of the turns. */
export function picked(root: HTMLElement): Picked {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const [a, b] = [turnOf(range.startContainer), turnOf(range.endContainer)];
  if (!a || !b || !root.contains(a) || !root.contains(b)) return null;
  const [from, to] = [Number(a.dataset.turn), Number(b.dataset.turn)];
  // A double click at the end of a turn may reach to the very beginning of the next one.
  if (from !== to && !(to === from + 1 && range.endOffset === 0)) return { from, to };
  const words = a.querySelector<HTMLElement>('[data-words]');
  if (!words) return null;
  const text = words.textContent ?? '';
  let start = offsetIn(words, range.startContainer, range.startOffset);
  let end = from === to ? offsetIn(words, range.endContainer, range.endOffset) : text.length;
  while (start < end && /\s/.test(text[start] ?? '')) start += 1;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end -= 1;
  if (start >= end) return null;
  return { turn: from, start: toScalar(text, start), end: toScalar(text, end) };
}
