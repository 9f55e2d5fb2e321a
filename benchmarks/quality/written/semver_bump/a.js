export function bump(level, version) {
  const match = /^(v?)(\d+)\.(\d+)\.(\d+)$/.exec(version);
  const index = ['major', 'minor', 'patch'].indexOf(level);
  if (!match || index < 0) {
    throw new Error(`Cannot bump ${level} of ${version}`);
  }
  const [, prefix, ...parts] = match;
  const next = parts.map((part, i) => {
    if (i < index) return part;
    return i === index ? Number(part) + 1 : 0;
  });
  return prefix + next.join('.');
}
