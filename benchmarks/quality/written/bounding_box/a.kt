data class Point(val x: Double, val y: Double)

data class Rect(val left: Double, val top: Double, val right: Double, val bottom: Double)

fun enclosingRect(points: Collection<Point>): Rect? {
    if (points.isEmpty()) return null
    return Rect(
        left = points.minOf { it.x },
        top = points.minOf { it.y },
        right = points.maxOf { it.x },
        bottom = points.maxOf { it.y },
    )
}
