function makeHandle(label, maxLength = 80) {
  let handle = "";
  let gap = false;
  for (const letter of label.normalize("NFKD").toLowerCase()) {
    if ((letter >= "a" && letter <= "z") || (letter >= "0" && letter <= "9")) {
      if (gap && handle) {
        handle += "-";
      }
      handle += letter;
      gap = false;
    } else if (!/\p{M}/u.test(letter)) {
      gap = true;
    }
  }
  return handle.slice(0, maxLength).replace(/-$/, "");
}
