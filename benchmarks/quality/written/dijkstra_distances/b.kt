fun travelTimes(depot: String, roads: Map<String, Map<String, Int>>): Map<String, Int> {
    val tentative = mutableMapOf(depot to 0)
    val settled = linkedMapOf<String, Int>()
    while (tentative.isNotEmpty()) {
        val (town, minutes) = tentative.minBy { it.value }
        tentative.remove(town)
        settled[town] = minutes
        for ((next, leg) in roads[town].orEmpty()) {
            if (next !in settled) {
                tentative.merge(next, minutes + leg) { known, offer -> minOf(known, offer) }
            }
        }
    }
    return settled
}
