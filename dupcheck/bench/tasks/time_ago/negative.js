function fileSize(bytes) {
  if (bytes < 1000) {
    return `${bytes} B`;
  }
  const units = [
    ["TB", 1e12],
    ["GB", 1e9],
    ["MB", 1e6],
    ["kB", 1e3],
  ];
  for (const [unit, length] of units) {
    const amount = bytes / length;
    if (amount >= 1) {
      return `${amount.toFixed(amount < 10 ? 1 : 0)} ${unit}`;
    }
  }
  return "empty";
}
