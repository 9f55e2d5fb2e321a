export function requestedSlice(total, header) {
  const [, head, tail] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? [];
  if (head === undefined || (head === "" && tail === "")) return null;

  let first;
  let last = total - 1;
  if (head === "") {
    if (Number(tail) === 0) return null;
    first = Math.max(total - Number(tail), 0);
  } else {
    first = Number(head);
    if (tail !== "") {
      if (Number(tail) < first) return null;
      last = Math.min(last, Number(tail));
    }
  }
  return first <= last ? { first, last } : null;
}
