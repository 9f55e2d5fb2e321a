export function customerLikeness(a, b) {
  if (!a.length || !b.length) return a === b ? 1 : 0;
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const fromB = b.split("");
  const usedA = [];
  for (let i = 0; i < a.length; i++) {
    const stop = Math.min(b.length, i + reach + 1);
    for (let j = Math.max(0, i - reach); j < stop; j++) {
      if (fromB[j] !== a[i]) continue;
      fromB[j] = null;
      usedA.push(a[i]);
      break;
    }
  }
  const usedB = b.split("").filter((_, j) => fromB[j] === null);
  const m = usedA.length;
  if (m === 0) return 0;
  const outOfOrder = usedA.filter((c, k) => c !== usedB[k]).length;
  return (m / a.length + m / b.length + (m - outOfOrder / 2) / m) / 3;
}
