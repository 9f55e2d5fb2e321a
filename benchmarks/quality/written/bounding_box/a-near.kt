data class Rect(val left: Double, val top: Double, val right: Double, val bottom: Double)

fun intersection(rects: Collection<Rect>): Rect? {
    if (rects.isEmpty()) return null
    val common = Rect(
        left = rects.maxOf { it.left },
        top = rects.maxOf { it.top },
        right = rects.minOf { it.right },
        bottom = rects.minOf { it.bottom },
    )
    return common.takeIf { it.left < it.right && it.top < it.bottom }
}
