function editDistance(left, right) {
  let row = Array.from({ length: right.length + 1 }, (_, j) => j);
  for (let i = 0; i < left.length; i++) {
    let diagonal = row[0];
    row[0] = i + 1;
    for (let j = 0; j < right.length; j++) {
      const replaced = diagonal + (left[i] === right[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = Math.min(replaced, row[j] + 1, diagonal + 1);
    }
  }
  return row[right.length];
}
