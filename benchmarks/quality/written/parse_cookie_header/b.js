export function readJar(header) {
  const jar = new Map();
  for (const [, name, quoted, plain] of header.matchAll(/([^=;\s]+)\s*=\s*(?:"([^"]*)"|([^;]*))/g)) {
    if (!jar.has(name)) {
      jar.set(name, quoted ?? plain.trim());
    }
  }
  return jar;
}
