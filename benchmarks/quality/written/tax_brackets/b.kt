data class Band(val upTo: Double?, val rate: Double)

tailrec fun duty(income: Double, bands: List<Band>, from: Double = 0.0, owed: Double = 0.0): Double {
    val band = bands.firstOrNull() ?: return owed
    val top = minOf(income, band.upTo ?: income)
    if (top <= from) return owed
    return duty(income, bands.drop(1), top, owed + (top - from) * band.rate)
}
