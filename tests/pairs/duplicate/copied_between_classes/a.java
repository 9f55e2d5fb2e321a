class Invoice {
    long total(List<Line> lines, Discount discount) {
        long sum = 0;
        for (Line line : lines) {
            if (line.isCancelled()) {
                continue;
            }
            sum += line.price() * line.quantity();
        }
        if (discount != null && sum > discount.threshold()) {
            sum -= sum * discount.percent() / 100;
        }
        return Math.max(0, sum);
    }
}
