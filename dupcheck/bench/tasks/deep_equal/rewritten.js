const matches = (value, reference) => {
  const queue = [[value, reference]];
  const kind = (x) => (x === null ? "null" : x instanceof Array ? "list" : typeof x);
  for (let pair = queue.shift(); pair; pair = queue.shift()) {
    const [one, two] = pair;
    if (kind(one) !== kind(two)) return false;
    if (kind(one) === "list" || kind(one) === "object") {
      const names = Object.keys(one).sort();
      if (names.join("\0") !== Object.keys(two).sort().join("\0")) return false;
      for (const name of names) queue.push([one[name], two[name]]);
    } else if (!Object.is(one, two)) return false;
  }
  return true;
};
