const FACTORS: Record<string, number> = { b: 1, kib: 1024, mib: 1024 ** 2, gib: 1024 ** 3, tib: 1024 ** 4 };

export function parseFileSize(text: string): number {
  const match = /^\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*$/i.exec(text);
  if (!match) {
    throw new Error(`Not a size: ${text}`);
  }
  const unit = match[2].toLowerCase() || 'b';
  const factor = FACTORS[unit];
  if (factor === undefined) {
    throw new Error(`Unknown unit: ${match[2]}`);
  }
  return Math.round(Number(match[1]) * factor);
}
