export function notOftenerThan<A extends unknown[]>(limit: number, ms: number) {
  const recent = new Map<string, number[]>();

  return (client: string, ...labels: A): boolean => {
    const now = Date.now();
    const hits = (recent.get(client) ?? []).filter((hit) => now - hit < ms);
    if (hits.length >= limit) {
      console.warn("refused", client, ...labels);
      return false;
    }
    hits.push(now);
    recent.set(client, hits);
    return true;
  };
}
