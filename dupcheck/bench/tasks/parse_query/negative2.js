function parseCookies(header) {
  const cookies = {};
  for (const pair of header.split(";")) {
    const at = pair.indexOf("=");
    if (at < 0) {
      continue;
    }
    const name = pair.slice(0, at).trim();
    const rawValue = pair.slice(at + 1).trim();
    const value = rawValue.startsWith('"') ? rawValue.slice(1, -1) : rawValue;
    if (!Object.hasOwn(cookies, name)) {
      cookies[name] = decodeURIComponent(value);
    }
  }
  return cookies;
}
