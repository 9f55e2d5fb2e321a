function salesByCustomer(orders, top = 10) {
  const sums = new Map();
  for (const order of orders) {
    if (order.status === "cancelled" || order.lines.length === 0) {
      continue;
    }
    const sign = order.status === "refunded" ? -1 : 1;
    const row = sums.get(order.customer) ?? { customer: order.customer, total: 0, count: 0 };
    for (const line of order.lines) {
      row.total += sign * (line.price * line.quantity - (line.discount ?? 0));
    }
    row.count += sign;
    sums.set(order.customer, row);
  }
  return [...sums.values()].sort((a, b) => b.total - a.total).slice(0, top);
}
