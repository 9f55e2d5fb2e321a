function revenuePerClient(invoices) {
  const byClient = new Map();
  for (const invoice of invoices) {
    if (invoice.status !== "paid") {
      continue;
    }
    const entry = byClient.get(invoice.customer) ?? { customer: invoice.customer, total: 0, count: 0 };
    for (const position of invoice.lines) {
      entry.total += position.price * position.quantity;
    }
    entry.count += 1;
    byClient.set(invoice.customer, entry);
  }
  return [...byClient.values()].sort(
    (x, y) => y.total - x.total || (x.customer < y.customer ? -1 : 1),
  );
}
