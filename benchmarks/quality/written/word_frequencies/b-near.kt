fun keyPhrasePositions(review: String, size: Int): Map<String, List<Int>> =
    Regex("""[\p{L}\p{N}']+""")
        .findAll(review)
        .filter { it.value.length >= size }
        .groupBy({ it.value.lowercase() }, { it.range.first })
        .filterValues { places -> places.size > 1 }
        .mapValues { (_, places) -> places.zipWithNext { a, b -> b - a } }
        .toSortedMap()
