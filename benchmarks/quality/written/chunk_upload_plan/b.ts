export function splitVideo(limits: { parts: number; minBytes: number }, bytes: number) {
  const count = Math.max(1, Math.min(limits.parts, Math.floor(bytes / limits.minBytes)));
  const base = Math.floor(bytes / count);
  const larger = bytes % count;
  const parts: Array<{ offset: number; length: number }> = [];
  let offset = 0;
  while (parts.length < count) {
    const length = base + (parts.length < larger ? 1 : 0);
    parts.push({ offset, length });
    offset += length;
  }
  return parts;
}
