export function quantile(samples: readonly number[], percent: number): number {
  if (samples.length === 0) {
    return Number.NaN;
  }
  const ordered = [...samples].sort((a, b) => a - b);
  const position = ((ordered.length - 1) * percent) / 100;
  const below = Math.floor(position);
  const weight = position - below;
  if (weight === 0) {
    return ordered[below];
  }
  return ordered[below] * (1 - weight) + ordered[below + 1] * weight;
}
