interface Slice {
  start: number;
  size: number;
}

export function sliceFile(total: number, limits: { minSize: number; maxCount: number }): Slice[] {
  const size = Math.max(limits.minSize, Math.ceil(total / limits.maxCount));
  const slices: Slice[] = [];
  let start = 0;
  while (start < total) {
    const end = Math.min(start + size, total);
    slices.push({ start, size: end - start });
    start = end;
  }
  return slices;
}
