type DealStage = "draft" | "placed" | "paid" | "shipped" | "cancelled";

export function moveDeal(
  deal: { stage: DealStage; trail: string[] },
  target: DealStage,
  user: string,
) {
  const edges: Record<DealStage, DealStage[]> = {
    draft: ["placed", "cancelled"],
    placed: ["paid", "cancelled"],
    paid: ["shipped"],
    shipped: [],
    cancelled: [],
  };
  if (!edges[deal.stage].includes(target)) {
    throw new Error(`illegal move from ${deal.stage} to ${target}`);
  }
  const trail = [...deal.trail, `${user}: ${deal.stage} to ${target}`];
  return { ...deal, stage: target, trail };
}
