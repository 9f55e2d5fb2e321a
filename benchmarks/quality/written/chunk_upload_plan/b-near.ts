export function bufferedShare(parts: Array<{ offset: number; length: number }>, bytes: number) {
  const sorted = [...parts].sort((a, b) => a.offset - b.offset);
  let offset = 0;
  let missing = 0;
  for (const part of sorted) {
    missing += Math.max(0, part.offset - offset);
    offset = Math.max(offset, part.offset + part.length);
  }
  missing += Math.max(0, bytes - offset);
  const share = bytes === 0 ? 1 : (bytes - missing) / bytes;
  return { share, complete: missing === 0 };
}
