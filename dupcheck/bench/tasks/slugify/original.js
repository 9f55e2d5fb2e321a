function slugify(title, limit = 60) {
  let slug = "";
  let pending = false;
  for (const char of title.normalize("NFKD").toLowerCase()) {
    if ((char >= "a" && char <= "z") || (char >= "0" && char <= "9")) {
      if (pending && slug) {
        slug += "-";
      }
      slug += char;
      pending = false;
    } else if (!/\p{M}/u.test(char)) {
      pending = true;
    }
  }
  return slug.slice(0, limit).replace(/-$/, "");
}
