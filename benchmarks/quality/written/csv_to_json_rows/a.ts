export function rowsToRecords(rows: string[][]): Record<string, string>[] {
  const [header, ...body] = rows;
  if (header === undefined) {
    return [];
  }
  return body.map((cells) => {
    const record: Record<string, string> = {};
    header.forEach((column, i) => {
      record[column] = cells[i] ?? '';
    });
    return record;
  });
}
