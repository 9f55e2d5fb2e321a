export function splitUrl(url: string): { base: string; parts: string[]; params: string[][] } {
  const [path, query = ""] = url.split("?", 2);
  const scheme = path.indexOf("://");
  const slash = path.indexOf("/", scheme < 0 ? 0 : scheme + 3);
  const base = slash < 0 ? path : path.slice(0, slash);
  const parts: string[] = [];
  for (const part of path.slice(base.length).split("/")) {
    if (part !== "") {
      parts.push(decodeURIComponent(part));
    }
  }
  const params: string[][] = [];
  for (const pair of query.split("&")) {
    if (pair !== "") {
      params.push(pair.split("=", 2).map(decodeURIComponent));
    }
  }
  return { base, parts, params };
}
