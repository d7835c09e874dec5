/** A line of CSV (RFC 4180) without its end; no cell can be taken for a formula. */
export function csvLine(cells: readonly string[]): string {
  return cells.map(cellOf).join(",");
}

// A spreadsheet runs what begins like a formula, also behind a tab or a return.
function cellOf(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
