fun <R, K : Comparable<K>> latestBookings(entries: Iterable<R>, hour: (R) -> Long, project: (R) -> K): List<R> =
    entries
        .groupingBy(project)
        .reduce { _, newest, entry -> if (hour(entry) >= hour(newest)) entry else newest }
        .toSortedMap()
        .values
        .toList()
