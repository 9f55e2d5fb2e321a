export function foreignFields(profile, template) {
  const isGroup = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
  const foreign = [];
  const pending = [["", profile, template]];
  while (pending.length > 0) {
    const [path, target, source] = pending.pop();
    for (const [field, value] of Object.entries(target)) {
      if (!Object.hasOwn(source, field)) {
        foreign.push(path + field);
      } else if (isGroup(value) && isGroup(source[field])) {
        pending.push([`${path}${field}.`, value, source[field]]);
      }
    }
  }
  return foreign.sort();
}
