export function isInside([x, y], ring) {
  let crossings = 0;
  ring.forEach(([x1, y1], i) => {
    const [x2, y2] = ring[(i + 1) % ring.length];
    const spansY = y1 > y !== y2 > y;
    if (spansY && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) {
      crossings++;
    }
  });
  return crossings % 2 === 1;
}
