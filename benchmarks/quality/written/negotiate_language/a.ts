export function pickLocale(header: string, available: string[], fallback: string): string {
  const wanted = header
    .split(',')
    .map((item) => {
      const [tag, ...params] = item.trim().toLowerCase().split(';');
      const q = params.map((p) => p.trim()).find((p) => p.startsWith('q='));
      return { tag: tag.trim(), quality: q ? Number.parseFloat(q.slice(2)) : 1 };
    })
    .filter(({ tag, quality }) => tag !== '' && quality > 0)
    .sort((a, b) => b.quality - a.quality);

  for (const { tag } of wanted) {
    if (tag === '*' && available.length > 0) {
      return available[0];
    }
    const exact = available.find((locale) => locale.toLowerCase() === tag);
    const primary = tag.split('-')[0];
    const match = exact ?? available.find((locale) => locale.toLowerCase().split('-')[0] === primary);
    if (match !== undefined) {
      return match;
    }
  }
  return fallback;
}
