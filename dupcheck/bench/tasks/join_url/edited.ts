export function joinUrl(
  base: string,
  parts: string[],
  params: Record<string, string | string[]> = {},
  fragment = "",
): string {
  let url = base.replace(/\/+$/, "");
  for (const part of parts) {
    const clean = part.replace(/^\/+|\/+$/g, "");
    if (clean !== "") {
      url += "/" + clean.split("/").map(encodeURIComponent).join("/");
    }
  }
  const pairs: string[] = [];
  for (const [name, value] of Object.entries(params)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      pairs.push(`${encodeURIComponent(name)}=${encodeURIComponent(item)}`);
    }
  }
  const query = pairs.length > 0 ? "?" + pairs.join("&") : "";
  return url + query + (fragment && `#${fragment}`);
}
