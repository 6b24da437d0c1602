/**
 * CSV (RFC 4180) for spreadsheets, protected against CSV injection. The build's open data and the downloads of the app
 * share this code.
 */

/** A cell that a spreadsheet would evaluate is prefixed with an apostrophe (OWASP, CSV injection). */
export function csvCell(value: unknown): string {
  const text = value === undefined || value === null ? '' : String(value);
  const safe = typeof value !== 'number' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * RFC 4180, with CRLF and a byte order mark, so that spreadsheets read the Chinese as UTF-8.
 *
 * @param headings of the columns, in words; by default their names.
 */
export function csv(
  columns: readonly string[],
  rows: readonly Readonly<Record<string, unknown>>[],
  headings: readonly string[] = columns,
): string {
  const lines = [
    headings.map(csvCell).join(','),
    ...rows.map((row) => columns.map((column) => csvCell(row[column])).join(',')),
  ];
  return `\ufeff${lines.join('\r\n')}\r\n`;
}
