export function fillLetter(data, letter) {
  const [opening, ...pieces] = letter.split("{{");
  let text = opening;
  for (const piece of pieces) {
    const stop = piece.indexOf("}}");
    if (stop < 0) {
      text += "{{" + piece;
      continue;
    }
    let found = data;
    for (const step of piece.slice(0, stop).trim().split(".")) {
      found = found == null ? undefined : found[step];
    }
    text += (found ?? "") + piece.slice(stop + 2);
  }
  return text;
}
