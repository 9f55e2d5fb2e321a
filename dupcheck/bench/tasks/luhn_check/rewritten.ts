const TWICE = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];

export const checksumMatches = (typed: string) => {
  const figures = [...typed].filter((c) => c !== " " && c !== "-").map(Number);
  if (figures.length < 12 || figures.length > 19) return false;
  if (figures.some((f) => !Number.isInteger(f))) return false;
  const weighted = figures.reverse().map((f, place) => (place % 2 ? TWICE[f] : f));
  return weighted.reduce((total, f) => (total + f) % 10, 0) === 0;
};
