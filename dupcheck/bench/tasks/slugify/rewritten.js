const permalink = (heading, most = 60) =>
  heading
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .join("-")
    .substring(0, most)
    .replace(/-+$/, "");
