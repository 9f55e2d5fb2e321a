export function resolvePath(folder: string, path: string): string {
  const absolute = path.startsWith("/");
  const steps = (absolute ? path : `${folder}/${path}`).split("/");
  const kept: string[] = [];
  for (const step of steps) {
    if (step === "" || step === ".") {
      continue;
    }
    if (step === "..") {
      if (kept.length === 0) {
        throw new RangeError(`outside of the root: ${path}`);
      }
      kept.pop();
    } else {
      kept.push(step);
    }
  }
  const tail = path.endsWith("/") && kept.length > 0 ? "/" : "";
  return "/" + kept.join("/") + tail;
}
