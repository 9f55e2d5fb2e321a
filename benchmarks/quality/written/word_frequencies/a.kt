private val WORD = Regex("""[\p{L}\p{N}']+""")

fun mostFrequentWords(limit: Int, text: String): List<String> =
    WORD.findAll(text.lowercase())
        .map { it.value }
        .groupingBy { it }
        .eachCount()
        .entries
        .sortedWith(compareByDescending<Map.Entry<String, Int>> { it.value }.thenBy { it.key })
        .take(limit)
        .map { it.key }
