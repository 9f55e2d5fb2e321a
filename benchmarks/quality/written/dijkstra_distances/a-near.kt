fun fewestHopsPath(graph: Map<Int, List<Int>>, source: Int, target: Int): List<Int>? {
    val parents = mutableMapOf<Int, Int?>(source to null)
    val queue = ArrayDeque(listOf(source))
    while (queue.isNotEmpty()) {
        val node = queue.removeFirst()
        if (node == target) break
        for (next in graph[node].orEmpty()) {
            if (next !in parents) {
                parents[next] = node
                queue += next
            }
        }
    }
    if (target !in parents) return null
    return generateSequence(target) { parents[it] }.toList().asReversed()
}
