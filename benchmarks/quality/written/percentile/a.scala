object Quantiles {
  def percentile(values: Seq[Double], p: Double): Double = {
    require(values.nonEmpty, "no values")
    require(p >= 0 && p <= 100, s"percentile out of range: $p")
    val sorted = values.sorted.toIndexedSeq
    val rank = p / 100 * (sorted.size - 1)
    val lower = math.floor(rank).toInt
    val upper = math.ceil(rank).toInt
    sorted(lower) + (sorted(upper) - sorted(lower)) * (rank - lower)
  }
}
