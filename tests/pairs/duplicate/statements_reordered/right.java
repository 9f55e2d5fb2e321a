class Basket {
    Summary digest(List<Item> content, Rates table) {
        int count = 0;
        BigDecimal sum = BigDecimal.ZERO;
        String label = String.join(", ", names(content));
        for (Item item : content) {
            count += item.units();
            sum = sum.add(item.price().multiply(table.of(item.currency())));
        }
        BigDecimal mean = count == 0 ? sum : sum.divide(BigDecimal.valueOf(count));
        return new Summary(label, sum, mean, count);
    }
}
