function decodeSearch(search) {
  const entries = {};
  const body = search.startsWith("?") ? search.slice(1) : search;
  for (const part of body.split("&")) {
    if (!part) {
      continue;
    }
    const equals = part.indexOf("=");
    const left = equals < 0 ? part : part.slice(0, equals);
    const right = equals < 0 ? "" : part.slice(equals + 1);
    const key = decodeURIComponent(left.replace(/\+/g, " "));
    const content = decodeURIComponent(right.replace(/\+/g, " "));
    if (!Object.hasOwn(entries, key)) {
      entries[key] = content;
    } else if (Array.isArray(entries[key])) {
      entries[key].push(content);
    } else {
      entries[key] = [entries[key], content];
    }
  }
  return entries;
}
