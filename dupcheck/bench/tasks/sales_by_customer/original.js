function salesByCustomer(orders) {
  const sums = new Map();
  for (const order of orders) {
    if (order.status !== "paid") {
      continue;
    }
    const known = sums.get(order.customer) ?? { customer: order.customer, total: 0, count: 0 };
    for (const line of order.lines) {
      known.total += line.price * line.quantity;
    }
    known.count += 1;
    sums.set(order.customer, known);
  }
  return [...sums.values()].sort(
    (a, b) => b.total - a.total || (a.customer < b.customer ? -1 : 1),
  );
}
