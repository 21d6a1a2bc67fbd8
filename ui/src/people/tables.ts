// A small table as text: to paste into a document, and as a file for a spreadsheet.
export interface Plain {
  columns: string[];
  rows: (string | number)[][];
}

/** With tabs between, as documents and spreadsheets take it. */
export function tabbed(table: Plain): string {
  return [table.columns, ...table.rows].map((row) => row.map((c) => String(c).replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n');
}

/** With commas between. What a spreadsheet would take for a formula is kept as text. */
export function csv(table: Plain): string {
  const cell = (value: string | number) => {
    const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [table.columns, ...table.rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
}
