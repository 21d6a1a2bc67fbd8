// What is due: where a line leads, and which lines are shown at the top of the home page.
import type { components } from '../generated/api';

export type DueLine = components['schemas']['DueLine'];

/** The page where a line is settled. */
export function leads(line: DueLine): [view: string, ...parts: string[]] {
  if (line.what === 'withdrawal' && line.person_id) return ['withdrawal', line.person_id];
  if (line.person_id) return ['people', line.person_id];
  if (line.what === 'consent-missing') return ['people'];
  if (line.what === 'reblot') return ['withdrawal'];
  return ['duties', 'rules'];
}

/** What can't wait: withdrawals first, then what is past, then what a board would refuse. */
export function pressing(lines: DueLine[]): DueLine[] {
  const rank = (l: DueLine) => (l.what === 'withdrawal' ? 0 : l.is_past ? 1 : l.what === 'reblot' || l.what === 'undisclosed' ? 2 : 9);
  return lines.filter((l) => rank(l) < 9).toSorted((a, b) => rank(a) - rank(b));
}
