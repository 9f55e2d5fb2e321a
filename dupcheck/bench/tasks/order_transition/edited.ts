type OrderState = "draft" | "placed" | "paid" | "shipped" | "returned" | "cancelled";

export function advanceOrder(
  order: { state: OrderState; history: string[] },
  next: OrderState,
  by: string,
) {
  const allowed: Record<OrderState, OrderState[]> = {
    draft: ["placed", "cancelled"],
    placed: ["paid", "cancelled"],
    paid: ["shipped"],
    shipped: ["returned"],
    returned: [],
    cancelled: ["draft"],
  };
  if (next === order.state) {
    return order;
  }
  if (!allowed[order.state].includes(next)) {
    throw new Error(`an order that is ${order.state} cannot become ${next}`);
  }
  const history = [...order.history, `${by}: ${order.state} to ${next}`].slice(-20);
  return { ...order, state: next, history, changedAt: Date.now() };
}
