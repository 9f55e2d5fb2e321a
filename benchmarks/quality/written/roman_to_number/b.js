const WEIGHTS = {
  CM: 900, CD: 400, XC: 90, XL: 40, IX: 9, IV: 4,
  M: 1000, D: 500, C: 100, L: 50, X: 10, V: 5, I: 1,
};

export function chapterIndex(label) {
  const numeral = label.trim().toUpperCase();
  if (/[^MDCLXVI]/.test(numeral)) {
    throw new RangeError(`not a chapter label: ${label}`);
  }
  const pieces = numeral.match(/CM|CD|XC|XL|IX|IV|[MDCLXVI]/g) ?? [];
  return pieces.reduce((total, piece) => total + WEIGHTS[piece], 0);
}
