const bestBuyers = (purchases) => {
  const settled = purchases.filter(({ status }) => status === "paid");
  const grouped = settled.reduce((groups, purchase) => {
    (groups[purchase.customer] ||= []).push(purchase);
    return groups;
  }, {});
  const worth = (items) => items.reduce((sum, item) => sum + item.price * item.quantity, 0);
  return Object.keys(grouped)
    .sort()
    .map((customer) => ({
      customer,
      total: grouped[customer].map((p) => worth(p.lines)).reduce((x, y) => x + y, 0),
      count: grouped[customer].length,
    }))
    .sort((one, two) => two.total - one.total);
};
