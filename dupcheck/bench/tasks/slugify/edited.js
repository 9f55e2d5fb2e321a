function slugify(title, limit = 60) {
  const text = title.replace(/ß/g, "ss").replace(/&/g, " and ");
  let slug = "";
  let pending = false;
  for (const char of text.normalize("NFKD").toLowerCase()) {
    if ((char >= "a" && char <= "z") || (char >= "0" && char <= "9")) {
      if (pending && slug) {
        slug += "_";
      }
      slug += char;
      pending = false;
    } else if (!/\p{M}/u.test(char)) {
      pending = true;
    }
  }
  if (!slug) {
    return "untitled";
  }
  return slug.slice(0, limit);
}
