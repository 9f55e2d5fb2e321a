export function columnWidths(rows: string[][], maxWidth = 40): number[] {
  const [header, ...body] = rows;
  if (header === undefined) {
    return [];
  }
  return header.map((column, i) => {
    let width = column.length;
    body.forEach((cells) => {
      width = Math.max(width, (cells[i] ?? '').length);
    });
    return Math.min(width, maxWidth);
  });
}
