type OrderState = "draft" | "placed" | "paid" | "shipped" | "cancelled";

export function orderActions(
  order: { state: OrderState; history: string[]; balance: number },
  by: { roles: string[] },
) {
  const labels: Record<OrderState, string> = {
    draft: "Edit",
    placed: "Pay",
    paid: "Ship",
    shipped: "Track",
    cancelled: "Reopen",
  };
  const actions = [{ label: labels[order.state], enabled: true }];
  if (order.state === "paid" && !by.roles.includes("warehouse")) {
    actions[0].enabled = false;
  }
  if (order.history.length > 0 && order.balance === 0) {
    actions.push({ label: "Receipt", enabled: true });
  }
  return actions;
}
