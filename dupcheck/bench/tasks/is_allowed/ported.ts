export function isAllowed(grants: string[], wanted: string): boolean {
  const asked = wanted.split(":");
  let allowed = false;
  for (const grant of grants) {
    const denied = grant.startsWith("!");
    const parts = (denied ? grant.slice(1) : grant).split(":");
    if (parts.length > asked.length) continue;
    if (parts.length < asked.length && parts[parts.length - 1] !== "*") continue;
    if (parts.every((part, i) => part === "*" || part === asked[i])) {
      if (denied) return false;
      allowed = true;
    }
  }
  return allowed;
}
