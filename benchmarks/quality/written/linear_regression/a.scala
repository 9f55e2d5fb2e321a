object Trend {
  def leastSquares(xs: Seq[Double], ys: Seq[Double]): (Double, Double) = {
    require(xs.size == ys.size && xs.size > 1, "two series of equal length expected")
    val n = xs.size
    val sumX = xs.sum
    val sumY = ys.sum
    val sumXY = xs.zip(ys).map { case (x, y) => x * y }.sum
    val sumXX = xs.map(x => x * x).sum
    val slope = (n * sumXY - sumX * sumY) / (n * sumXX - sumX * sumX)
    (slope, (sumY - slope * sumX) / n)
  }
}
