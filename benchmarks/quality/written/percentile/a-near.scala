object Robust {
  def trimmedMean(values: Seq[Double], p: Double): Double = {
    require(values.nonEmpty, "no values")
    require(p >= 0 && p < 50, s"share out of range: $p")
    val sorted = values.sorted
    val cut = math.floor(p / 100 * sorted.size).toInt
    val kept = sorted.slice(cut, sorted.size - cut)
    kept.sum / kept.size
  }
}
