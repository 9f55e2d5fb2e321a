export function localeFor(header: string, available: string[], fallback: string): string {
  const wishes = new Map<string, number>();
  for (const item of header.toLowerCase().split(",")) {
    const [range, ...params] = item.split(";").map((s) => s.trim());
    const q = params.find((p) => p.startsWith("q="));
    wishes.set(range, q ? Number(q.slice(2)) || 0 : 1);
  }

  const liking = (locale: string): number => {
    for (let tag = locale.toLowerCase(); tag; tag = tag.slice(0, Math.max(0, tag.lastIndexOf("-")))) {
      const q = wishes.get(tag);
      if (q !== undefined) return q;
    }
    return wishes.get("*") ?? 0;
  };

  return available.reduce(
    (best, locale) => (liking(locale) > best.q ? { locale, q: liking(locale) } : best),
    { locale: fallback, q: 0 },
  ).locale;
}
