export function resolvePath(folder: string, path: string): string {
  const absolute = path.startsWith("/");
  const steps = (absolute ? path : `${folder}/${path}`).split("/");
  const kept: string[] = [];
  for (const step of steps) {
    if (step === "" || step === ".") {
      continue;
    }
    if (step === "..") {
      kept.pop();
    } else {
      kept.push(step);
    }
  }
  return "/" + kept.join("/");
}
