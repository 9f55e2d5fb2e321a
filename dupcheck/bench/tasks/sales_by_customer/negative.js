function unitsByProduct(orders) {
  const units = new Map();
  for (const order of orders) {
    if (order.status === "cancelled") {
      continue;
    }
    for (const line of order.lines) {
      const known = units.get(line.product) ?? { product: line.product, total: 0, orders: 0 };
      known.total += line.quantity;
      known.orders += 1;
      units.set(line.product, known);
    }
  }
  return [...units.values()].sort(
    (a, b) => b.total - a.total || (a.product < b.product ? -1 : 1),
  );
}
