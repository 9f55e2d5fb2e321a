const age = (secs) => {
  const steps = { minute: 60, hour: 24, day: 7, week: 30 / 7, month: 365 / 30, year: Infinity };
  if (secs < 60) return secs < 45 ? "just now" : "a minute ago";
  let left = secs / 60;
  let spoken = "";
  for (const name in steps) {
    const n = Math.trunc(left + 1e-9);
    if (n < 1) break;
    spoken = [n, n > 1 ? name + "s" : name, "ago"].join(" ");
    left /= steps[name];
  }
  return spoken;
};
