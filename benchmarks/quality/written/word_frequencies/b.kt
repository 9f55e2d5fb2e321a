fun tagCloud(review: String, size: Int): List<Pair<String, Int>> =
    Regex("""[\p{L}\p{N}']+""")
        .findAll(review)
        .groupingBy { it.value.lowercase() }
        .eachCount()
        .toSortedMap()
        .toList()
        .sortedByDescending { (_, uses) -> uses }
        .take(size)
