function escapeHtml(text) {
  if (text === null || text === undefined) {
    return "";
  }
  let escaped = "";
  let last = 0;
  for (let i = 0; i < text.length; i++) {
    let entity;
    switch (text[i]) {
      case "&": entity = "&amp;"; break;
      case "<": entity = "&lt;"; break;
      case ">": entity = "&gt;"; break;
      case '"': entity = "&quot;"; break;
      case "\n": entity = "<br>\n"; break;
      default:
        if (text.charCodeAt(i) >= 32) continue;
        entity = "";
    }
    escaped += text.slice(last, i) + entity;
    last = i + 1;
  }
  return escaped + text.slice(last);
}
