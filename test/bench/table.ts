/** Lines of a plain table: columns of numbers to the right, columns of words to the left. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const columns = header.map((name, column) => {
    const cells = rows.map((row) => row[column] ?? "");
    return {
      width: Math.max(name.length, ...cells.map((cell) => cell.length)),
      isNumeric: cells.every((cell) => /^[-\d]/.test(cell)),
    };
  });
  const line = (row: readonly string[]) =>
    columns
      .map(({ width, isNumeric }, column) => {
        const text = row[column] ?? "";
        return isNumeric ? text.padStart(width) : text.padEnd(width);
      })
      .join("  ")
      .trimEnd();
  return [line(header), columns.map(({ width }) => "-".repeat(width)).join("  "), ...rows.map(line)].join("\n");
}
