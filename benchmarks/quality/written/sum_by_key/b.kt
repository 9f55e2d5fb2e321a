fun <R, K> hoursBooked(entries: Iterable<R>, hours: (R) -> Double, project: (R) -> K): Map<K, Double> =
    entries
        .groupingBy(project)
        .fold(0.0) { total, entry -> total + hours(entry) }
        .entries
        .sortedByDescending { it.value }
        .associate { it.key to it.value }
