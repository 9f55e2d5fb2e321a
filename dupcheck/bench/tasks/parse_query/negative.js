function buildQuery(params) {
  const pairs = [];
  for (const name of Object.keys(params)) {
    const value = params[name];
    if (value === undefined || value === null) {
      continue;
    }
    const rawName = encodeURIComponent(name).replace(/%20/g, "+");
    if (Array.isArray(value)) {
      for (const item of value) {
        pairs.push(`${rawName}=${encodeURIComponent(item).replace(/%20/g, "+")}`);
      }
    } else {
      pairs.push(`${rawName}=${encodeURIComponent(value).replace(/%20/g, "+")}`);
    }
  }
  return pairs.length === 0 ? "" : "?" + pairs.join("&");
}
