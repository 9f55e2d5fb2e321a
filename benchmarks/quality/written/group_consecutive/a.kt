fun splitIntoRuns(sorted: List<Int>): List<List<Int>> {
    val runs = mutableListOf<MutableList<Int>>()
    for (value in sorted) {
        val current = runs.lastOrNull()
        if (current != null && current.last() == value - 1) {
            current += value
        } else {
            runs += mutableListOf(value)
        }
    }
    return runs
}
