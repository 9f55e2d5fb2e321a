export function columnLetters(places) {
  let letters = "";
  let rest = places;
  while (rest > 0) {
    const turn = (rest - 1) % 26;
    const code = "A".charCodeAt(0) + turn;
    letters = String.fromCharCode(code) + letters;
    rest = (rest - 1 - turn) / 26;
  }
  return letters;
}
