export function relativePath(folder: string, path: string): string {
  const steps = path.split("/").filter((step) => step !== "");
  const from = folder.split("/").filter((step) => step !== "");
  let shared = 0;
  while (shared < from.length && from[shared] === steps[shared]) {
    shared++;
  }
  const kept: string[] = [];
  for (let i = shared; i < from.length; i++) {
    kept.push("..");
  }
  for (const step of steps.slice(shared)) {
    kept.push(step);
  }
  return kept.length === 0 ? "." : kept.join("/");
}
