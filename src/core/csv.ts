/** A row of CSV (RFC 4180) without its line end; no cell can be taken for a formula. */
export function csvRow(cells: readonly string[]): string {
  return cells.map(cell).join(",");
}

// A spreadsheet runs what begins like a formula, also behind a tab or a return.
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
