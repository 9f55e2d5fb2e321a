export function hasValidChecksum(account: string): boolean {
  const plain = account.replace(/[ -]/g, "");
  if (!/^\d{12,19}$/.test(plain)) {
    return false;
  }
  let weight = 0;
  let alternate = false;
  for (let at = plain.length - 1; at >= 0; at--) {
    let figure = plain.charCodeAt(at) - 48;
    if (alternate) {
      figure *= 2;
      if (figure > 9) {
        figure -= 9;
      }
    }
    weight += figure;
    alternate = !alternate;
  }
  return weight % 10 === 0;
}
