export function endpointFor(
  origin: string,
  segments: string[],
  options: Record<string, string | number | undefined> = {},
): string {
  let address = origin.replace(/\/+$/, "");
  for (const segment of segments) {
    const bare = segment.replace(/^\/+|\/+$/g, "");
    if (bare !== "") {
      address += "/" + encodeURIComponent(bare);
    }
  }
  const search: string[] = [];
  for (const [option, setting] of Object.entries(options)) {
    if (setting !== undefined) {
      search.push(`${encodeURIComponent(option)}=${encodeURIComponent(String(setting))}`);
    }
  }
  return search.length > 0 ? `${address}?${search.join("&")}` : address;
}
