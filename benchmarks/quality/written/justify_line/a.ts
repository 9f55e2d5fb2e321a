export function justify(words: string[], width: number): string {
  if (words.length <= 1) {
    return (words[0] ?? '').padEnd(width);
  }
  const gaps = words.length - 1;
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  const spaces = Math.max(gaps, width - letters);
  const base = Math.floor(spaces / gaps);
  const wider = spaces % gaps;
  return words
    .map((word, i) => (i < gaps ? word + ' '.repeat(base + (i < wider ? 1 : 0)) : word))
    .join('');
}
