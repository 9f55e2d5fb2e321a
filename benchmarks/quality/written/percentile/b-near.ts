export function salaryStanding(salary: number, salaries: readonly number[]): string {
  if (salaries.length === 0) return "nobody to compare with";
  const ladder = Float64Array.from(salaries).sort();
  let below = 0;
  while (below < ladder.length && ladder[below] < salary) below++;
  const equal = ladder.filter((other) => other === salary).length;
  const standing = ((below + equal / 2) * 100) / ladder.length;
  return `better paid than ${standing.toFixed(0)} % of ${ladder.length}`;
}
