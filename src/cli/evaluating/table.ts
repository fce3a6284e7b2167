// Plain tables: the first column to the left, the others to the right.

/** Lines of a table, its head first. Columns named in `left` (from 0) begin at the left as well. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], left: readonly number[] = []): readonly string[] {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  return all.map((row) =>
    head
      .map((_, column) => {
        const cell = row[column] ?? '';
        return column === 0 || left.includes(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
      })
      .join('  ')
      .trimEnd(),
  );
}

/** A share with three places, or a dash. */
export function asShare(share: number | null): string {
  return share === null ? '–' : share.toFixed(3);
}

/** The text up to so many characters, on one line. */
export function shortened(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= most ? line : `${line.slice(0, most - 1)}…`;
}
