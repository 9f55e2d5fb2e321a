export const rateLimit = (burst: number, rate: number, start: number) => {
  const interval = 1000 / rate;
  let fullAt = start;
  return (at: number, weight = 1): boolean => {
    const debt = Math.max(fullAt, at) + weight * interval;
    const allowed = debt - at <= burst * interval;
    if (allowed) {
      fullAt = debt;
    }
    return allowed;
  };
};
