export function attachmentSizeLabel(size: number): string {
  const suffixes = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];
  if (size <= 0) {
    return "0.0 B";
  }
  const exponent = Math.min(Math.floor(Math.log2(size) / 10), suffixes.length - 1);
  const scaled = size / 2 ** (10 * exponent);
  return `${scaled.toFixed(1)} ${suffixes[exponent]}`;
}
