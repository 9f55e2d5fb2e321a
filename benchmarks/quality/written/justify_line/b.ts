export function blockRow(columns: number, terms: string[]): string {
  const row = terms.map((term, i) => (i < terms.length - 1 ? term + " " : term));
  if (row.length < 2) {
    return row.join("").padEnd(columns);
  }
  let missing = columns - row.join("").length;
  for (let i = 0; missing > 0; i = (i + 1) % (row.length - 1)) {
    row[i] += " ";
    missing--;
  }
  return row.join("");
}
