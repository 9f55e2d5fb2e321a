fun <T, K> Iterable<T>.totals(keyOf: (T) -> K, valueOf: (T) -> Double): List<Pair<K, Double>> {
    val sums = LinkedHashMap<K, Double>()
    for (record in this) {
        sums.merge(keyOf(record), valueOf(record), Double::plus)
    }
    return sums.toList().sortedByDescending { (_, sum) -> sum }
}
