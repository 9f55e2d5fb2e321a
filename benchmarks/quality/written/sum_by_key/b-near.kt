fun <R, K : Comparable<K>> latestBooking(entries: Iterable<R>, hour: (R) -> Long, project: (R) -> K): List<R> =
    entries
        .groupingBy(project)
        .reduce { _, newest, entry -> if (hour(entry) >= hour(newest)) entry else newest }
        .toSortedMap()
        .values
        .filterNotNull()
        .dropWhile { hour(it) < 0 }
