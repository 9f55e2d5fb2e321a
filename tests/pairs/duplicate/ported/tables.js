export function readDelimited(stream, separator, columns) {
  const header = columns || stream.readLine().trim().split(separator);
  const rows = [];
  let number = 2;
  for (const line of stream) {
    const cells = line.trim().split(separator);
    if (cells.length !== header.length) {
      throw new Error(`line ${number} has ${cells.length} cells instead of ${header.length}`);
    }
    rows.push(Object.fromEntries(header.map((name, i) => [name, cells[i].trim()])));
    number += 1;
  }
  return rows;
}
