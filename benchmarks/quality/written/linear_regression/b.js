export function trendLine(samples) {
  const mean = (axis) => samples.reduce((sum, sample) => sum + sample[axis], 0) / samples.length;
  const centre = { x: mean("x"), y: mean("y") };
  let spread = 0;
  let together = 0;
  for (const { x, y } of samples) {
    spread += (x - centre.x) ** 2;
    together += (x - centre.x) * (y - centre.y);
  }
  const slope = together / spread;
  return { slope, intercept: centre.y - slope * centre.x };
}
