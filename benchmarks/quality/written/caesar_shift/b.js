export function spoiler(places, comment) {
  const turn = ((places % 26) + 26) % 26;
  return comment.replace(/[a-z]/gi, (letter) => {
    const code = letter.charCodeAt(0);
    const base = code & 96;
    return String.fromCharCode(base + ((code - base - 1 + turn) % 26) + 1);
  });
}
