data class Pin(val x: Double, val y: Double)

data class Viewport(val west: Double, val south: Double, val east: Double, val north: Double)

fun viewportFor(pins: Collection<Pin>): Viewport? {
    if (pins.isEmpty()) return null
    return Viewport(
        west = pins.minOf { it.x },
        south = pins.minOf { it.y },
        east = pins.maxOf { it.x },
        north = pins.maxOf { it.y },
    )
}
