class Invoice {
    Summary summarize(List<Item> items, Rates rates) {
        BigDecimal total = BigDecimal.ZERO;
        int units = 0;
        for (Item item : items) {
            total = total.add(item.price().multiply(rates.of(item.currency())));
            units += item.units();
        }
        String label = String.join(", ", names(items));
        BigDecimal mean = units == 0 ? total : total.divide(BigDecimal.valueOf(units));
        return new Summary(label, total, mean, units);
    }
}
