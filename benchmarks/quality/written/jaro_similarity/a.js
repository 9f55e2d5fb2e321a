export function jaroScore(left, right) {
  if (left === right) return 1;
  const range = Math.max(0, Math.floor(Math.max(left.length, right.length) / 2) - 1);
  const leftHits = new Array(left.length).fill(false);
  const rightHits = new Array(right.length).fill(false);
  let matches = 0;
  for (let i = 0; i < left.length; i++) {
    const stop = Math.min(right.length, i + range + 1);
    for (let j = Math.max(0, i - range); j < stop; j++) {
      if (!rightHits[j] && left[i] === right[j]) {
        leftHits[i] = rightHits[j] = true;
        matches++;
        break;
      }
    }
  }
  if (matches === 0) return 0;

  let outOfOrder = 0;
  let j = 0;
  for (let i = 0; i < left.length; i++) {
    if (!leftHits[i]) continue;
    while (!rightHits[j]) j++;
    if (left[i] !== right[j++]) outOfOrder++;
  }
  return (matches / left.length + matches / right.length + (matches - outOfOrder / 2) / matches) / 3;
}
