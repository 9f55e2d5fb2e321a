export function salaryMark(p: number, salaries: readonly number[]): number {
  if (salaries.length === 0) return NaN;
  const ladder = Float64Array.from(salaries).sort();
  const rank = (p * (ladder.length - 1)) / 100;
  const rung = Math.trunc(rank);
  const above = ladder[Math.min(rung + 1, ladder.length - 1)];
  return ladder[rung] + (rank - rung) * (above - ladder[rung]);
}
