export function normaliseRoute(current: string, target: string): string {
  const rooted = target.startsWith("/");
  const segments = (rooted ? target : `${current}/${target}`).split("/");
  const stack: string[] = [];
  for (const segment of segments) {
    if (segment === "" || segment === ".") {
      continue;
    }
    if (segment === "..") {
      stack.pop();
    } else {
      stack.push(segment);
    }
  }
  return "/" + stack.join("/");
}
