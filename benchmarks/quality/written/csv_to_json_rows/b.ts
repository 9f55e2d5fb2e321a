export function sheetToEntries(sheet: string[][]): Record<string, string>[] {
  if (sheet.length === 0) return [];
  const [titles, ...lines] = sheet;
  return lines.map((line) =>
    Object.fromEntries(titles.map((title, column) => [title, line[column] ?? ""])),
  );
}
