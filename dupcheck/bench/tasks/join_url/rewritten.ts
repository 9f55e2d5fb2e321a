const trim = (text: string) => {
  const inner = text.match(/[^/](?:.*[^/])?/s);
  return inner ? inner[0] : "";
};

export const link = (host: string, way: string[], query: { [key: string]: unknown } = {}) => {
  const route = [host.replace(/\/*$/, ""), ...way.map(trim).filter(Boolean).map(encodeURIComponent)];
  const search = Object.keys(query)
    .filter((key) => typeof query[key] !== "undefined")
    .map((key) => [key, `${query[key]}`].map(encodeURIComponent).join("="));
  return [route.join("/"), ...(search.length ? [search.join("&")] : [])].join("?");
};
