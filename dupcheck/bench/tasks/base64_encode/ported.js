function base64Encode(data) {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  let text = "";
  for (let i = 0; i < data.length; i += 3) {
    const group = (data[i] << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0);
    text += alphabet[(group >> 18) & 63];
    text += alphabet[(group >> 12) & 63];
    text += i + 1 < data.length ? alphabet[(group >> 6) & 63] : "=";
    text += i + 2 < data.length ? alphabet[group & 63] : "=";
  }
  return text;
}
