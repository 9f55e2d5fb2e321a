export function rateLimited<A extends unknown[]>(
  callback: (...args: A) => void,
  spanMs: number,
): (...args: A) => void {
  let blocked = false;
  let skipped: A | undefined;

  const release = () => {
    if (skipped === undefined) {
      blocked = false;
      return;
    }
    const args = skipped;
    skipped = undefined;
    setTimeout(release, spanMs);
    callback(...args);
  };

  return (...args) => {
    if (blocked) {
      skipped = args;
      return;
    }
    blocked = true;
    setTimeout(release, spanMs);
    callback(...args);
  };
}
