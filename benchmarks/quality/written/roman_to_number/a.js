export function parseRoman(numeral) {
  const values = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };
  let total = 0;
  let previous = 0;
  for (const letter of [...numeral.toUpperCase()].reverse()) {
    const value = values[letter];
    if (value === undefined) {
      throw new RangeError(`Not a Roman digit: ${letter}`);
    }
    if (value < previous) {
      total -= value;
    } else {
      total += value;
      previous = value;
    }
  }
  return total;
}
