import java.util.PriorityQueue

data class Edge(val to: Int, val weight: Int)

fun shortestDistances(graph: Map<Int, List<Edge>>, source: Int): Map<Int, Int> {
    val distances = mutableMapOf(source to 0)
    val queue = PriorityQueue<Pair<Int, Int>>(compareBy { it.first })
    queue += 0 to source
    while (queue.isNotEmpty()) {
        val (distance, node) = queue.poll()
        if (distance > distances.getValue(node)) continue
        for ((to, weight) in graph[node].orEmpty()) {
            val candidate = distance + weight
            if (candidate < (distances[to] ?: Int.MAX_VALUE)) {
                distances[to] = candidate
                queue += candidate to to
            }
        }
    }
    return distances
}
