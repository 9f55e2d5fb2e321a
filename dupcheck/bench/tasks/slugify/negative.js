function humanize(slug, limit = 60) {
  let title = "";
  let pending = true;
  for (const char of slug.toLowerCase()) {
    if (char === "-" || char === "_") {
      if (!pending && title) {
        title += " ";
      }
      pending = true;
    } else {
      title += pending ? char.toUpperCase() : char;
      pending = false;
    }
  }
  return title.slice(0, limit).replace(/ $/, "");
}
