const readFilters = (search) => {
  const given = new URLSearchParams(search);
  const found = {};
  for (const field of new Set(given.keys())) {
    const all = given.getAll(field);
    found[field] = all.length > 1 ? all : all[0];
  }
  return found;
};
