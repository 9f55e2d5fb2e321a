export function breakIntoLines(words: string[], width: number): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  let used = 0;
  for (const word of words) {
    if (line.length > 0 && used + 1 + word.length > width) {
      lines.push(line);
      line = [];
      used = 0;
    }
    used += (line.length > 0 ? 1 : 0) + word.length;
    line.push(word);
  }
  if (line.length > 0) {
    lines.push(line);
  }
  return lines;
}
