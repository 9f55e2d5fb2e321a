function encodeMarkup(raw) {
  let output = "";
  let copied = 0;
  for (let index = 0; index < raw.length; index++) {
    let reference;
    switch (raw[index]) {
      case "&": reference = "&amp;"; break;
      case "<": reference = "&lt;"; break;
      case ">": reference = "&gt;"; break;
      case '"': reference = "&quot;"; break;
      case "'": reference = "&#39;"; break;
      default: continue;
    }
    output += raw.slice(copied, index) + reference;
    copied = index + 1;
  }
  return output + raw.slice(copied);
}
