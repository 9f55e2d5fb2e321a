export function completeProfile(profile, template) {
  const isGroup = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
  const complete = structuredClone(profile);
  const pending = [[complete, template]];
  while (pending.length > 0) {
    const [target, source] = pending.pop();
    for (const [field, preset] of Object.entries(source)) {
      if (!Object.hasOwn(target, field)) {
        target[field] = structuredClone(preset);
      } else if (isGroup(target[field]) && isGroup(preset)) {
        pending.push([target[field], preset]);
      }
    }
  }
  return complete;
}
