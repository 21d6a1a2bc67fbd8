// Sorts the rows of a result by a column: numbers as numbers, the rest as words; a row without a number comes last.
import type { components } from '../generated/api';

export type Cell = components['schemas']['Cell'];

/** The rows in the order of a column; `column` -1 leaves them as they came. */
export function sorted(rows: Cell[][], column: number, down: boolean): Cell[][] {
  if (column < 0) return rows;
  return rows.toSorted((a, b) => {
    const [x, y] = [a[column], b[column]];
    const [m, n] = [x?.number ?? null, y?.number ?? null];
    if (m !== null && n !== null) return down ? n - m : m - n;
    if (m !== null || n !== null) return m !== null ? -1 : 1;
    const order = (x?.text ?? '').localeCompare(y?.text ?? '', undefined, { numeric: true });
    return down ? -order : order;
  });
}
