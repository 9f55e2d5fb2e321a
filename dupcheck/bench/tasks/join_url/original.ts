export function joinUrl(
  base: string,
  parts: string[],
  params: Record<string, string | number | undefined> = {},
): string {
  let url = base.replace(/\/+$/, "");
  for (const part of parts) {
    const clean = part.replace(/^\/+|\/+$/g, "");
    if (clean !== "") {
      url += "/" + encodeURIComponent(clean);
    }
  }
  const pairs: string[] = [];
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined) {
      pairs.push(`${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`);
    }
  }
  return pairs.length > 0 ? `${url}?${pairs.join("&")}` : url;
}
