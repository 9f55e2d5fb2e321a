class Offer {
    long estimate(List<Line> positions, Discount discount) {
        long sum = 0;
        for (Line position : positions) {
            if (position.isCancelled()) {
                continue;
            }
            sum += position.price() * position.quantity();
        }
        if (discount != null && sum > discount.threshold()) {
            sum -= sum * discount.percent() / 100;
        }
        return Math.max(0, sum);
    }
}
