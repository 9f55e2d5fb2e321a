function unescapeHtml(text) {
  let plain = "";
  let last = 0;
  for (let i = text.indexOf("&"); i >= 0; i = text.indexOf("&", i + 1)) {
    const end = text.indexOf(";", i);
    let char;
    switch (text.slice(i, end + 1)) {
      case "&amp;": char = "&"; break;
      case "&lt;": char = "<"; break;
      case "&gt;": char = ">"; break;
      case "&quot;": char = '"'; break;
      case "&#39;": char = "'"; break;
      default: continue;
    }
    plain += text.slice(last, i) + char;
    last = end + 1;
  }
  return plain + text.slice(last);
}
