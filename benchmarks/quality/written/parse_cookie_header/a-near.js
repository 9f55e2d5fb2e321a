export function setCookieHeader(name, value, options = {}) {
  if (!/^[\w!#$%&'*.^`|~+-]+$/.test(name)) {
    throw new TypeError(`Bad cookie name: ${name}`);
  }
  const parts = [`${name}=${encodeURIComponent(value)}`];
  if (options.maxAge !== undefined) {
    parts.push(`Max-Age=${Math.floor(options.maxAge)}`);
  }
  if (options.path) {
    parts.push(`Path=${options.path}`);
  }
  if (options.secure) {
    parts.push('Secure');
  }
  if (options.httpOnly) {
    parts.push('HttpOnly');
  }
  return parts.join('; ');
}
