const safe = (untrusted) => {
  const table = new Map([
    ["&", "amp"],
    ["<", "lt"],
    [">", "gt"],
    ['"', "quot"],
    ["'", "#39"],
  ]);
  return String(untrusted).replace(/[&<>"']/g, (found) => `&${table.get(found)};`);
};
